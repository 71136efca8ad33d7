using System.Net;
using System.Text.RegularExpressions;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>A red risk on the pages of those who look after the network, and on nobody else's.</summary>
public sealed partial class UrgentTests : IAsyncLifetime
{
    private const string Heading = "เรื่องด่วนที่ยังไม่มีผู้ตอบ";
    private const string Network = "ต.บ้านใหม่ อ.เมือง จ.เชียงใหม่";

    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        Assert.Equal(CommandResult.Done, await _stage.DoAsync(
            SmallYear.First,
            TaskAction.Submit,
            SmallYear.Coordinator,
            SmallYear.SomeAnswers.Replace("yellow", "red", StringComparison.Ordinal)));
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData("/reviews")]
    [InlineData("/overview")]
    public async Task It_stays_before_both_until_one_says_what_was_done(string list)
    {
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        using var office = await _stage.SignInAsync(SmallYear.Office);
        var page = await AddressAsync(somchai, list);
        Assert.Equal(page, await AddressAsync(office, list));
        var asked = await office.OpenAsync(page);

        await somchai.OpenAsync(page);
        await somchai.SendAsync(page, ("done", "โทรหาผู้ประสานงานแล้ว"));

        Assert.Equal((HttpStatusCode.OK, page), (somchai.Status, somchai.Path));
        Assert.Contains("โทรหาผู้ประสานงานแล้ว", somchai.Page, StringComparison.Ordinal);
        office.Show(asked);
        await office.SendAsync(page, ("done", "จะลงพื้นที่วันศุกร์"));
        Assert.Equal(HttpStatusCode.Conflict, office.Status);
        Assert.Contains("คุณสมชาย ทองปั้น บอกเมื่อ วันจันทร์ที่ 5 ต.ค. 2569", office.Page, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้บันทึก: จะลงพื้นที่วันศุกร์", office.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Heading, await somchai.OpenAsync(list), StringComparison.Ordinal);
        Assert.DoesNotContain(Heading, await office.OpenAsync(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_answer_is_asked_for_again()
    {
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        var page = await AddressAsync(somchai, "/reviews");
        await somchai.OpenAsync(page);

        await somchai.SendAsync(page, ("done", "  "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, somchai.Status);
        Assert.Contains("href=\"#done\"", somchai.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_finds_it_or_says_anything_of_it()
    {
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        var page = await AddressAsync(somchai, "/reviews");

        foreach (var person in (string[])[SmallYear.Coordinator, SmallYear.Stranger, "south"])
        {
            using var other = await _stage.SignInAsync(person);
            await other.OpenAsync(page);
            Assert.Equal(HttpStatusCode.Forbidden, other.Status);
            await other.OpenAsync("/settings");
            await other.SendAsync(page, ("done", "-"));
            Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        }

        using var south = await _stage.SignInAsync("south");
        Assert.DoesNotContain(Heading, await south.OpenAsync("/overview"), StringComparison.Ordinal);
        Assert.Contains(Heading, await somchai.OpenAsync("/overview"), StringComparison.Ordinal);
        await somchai.OpenAsync("/urgent/nothing");
        Assert.Equal(HttpStatusCode.NotFound, somchai.Status);
    }

    private static async Task<string> AddressAsync(PlainBrowser browser, string list)
    {
        var shown = await browser.OpenAsync(list);
        Assert.Contains(Heading, shown, StringComparison.Ordinal);
        var (address, words) = (Link().Match(shown).Groups[1].Value, Link().Match(shown).Groups[2].Value);
        Assert.Equal(Network, words);
        return address;
    }

    [GeneratedRegex("<a href=\"(/urgent/[^\"]+)\">([^<]+)<")]
    private static partial Regex Link();
}
