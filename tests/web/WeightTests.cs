using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>What a coordinator's pages weigh on their way to a telephone.</summary>
public sealed partial class WeightTests
{
    private const int MostOfAPage = 6 * 1024;
    private const int MostAtFirst = 20 * 1024;
    private const int MostRequests = 5;

    [Fact]
    public async Task No_page_of_a_coordinator_is_heavy()
    {
        await using var stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        using var nok = await stage.SignInAsync(SmallYear.Coordinator);
        foreach (var path in (string[])
        [
            "/tasks", "/year", "/help", "/settings", $"/tasks/{SmallYear.First}", $"/tasks/{SmallYear.First}/check",
            $"/tasks/{SmallYear.First}/questions/name", $"/tasks/{SmallYear.First}/questions/people",
        ])
        {
            var page = await nok.OpenAsync(path);
            var files = Files().Matches(page).Select(m => m.Groups[1].Value).Distinct().ToList();
            var own = await nok.WeighAsync(path);
            var all = own;
            foreach (var file in files)
            {
                all += await nok.WeighAsync(file);
            }

            Assert.InRange(own, 1, MostOfAPage);
            Assert.InRange(all, 1, MostAtFirst);
            Assert.InRange(files.Count + 1, 1, MostRequests);
            TestContext.Current.TestOutputHelper!.WriteLine($"{path}: {own} bytes, {all} at first");
        }
    }

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex Files();
}
