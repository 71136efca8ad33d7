using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>A network's year tells where it stands, and what each step is for.</summary>
public sealed class OurYearTests
{
    [Fact]
    public async Task The_phase_of_the_network_and_what_a_step_aims_at_are_told()
    {
        await using var stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        using var nok = await stage.SignInAsync(SmallYear.Coordinator);

        var page = await nok.OpenAsync("/year");

        Assert.Contains(" · ระยะเริ่มต้น<", page, StringComparison.Ordinal);
        Assert.Contains("ผลลัพธ์ที่มุ่งหวัง: มีแกนนำ<", page, StringComparison.Ordinal);
    }
}
