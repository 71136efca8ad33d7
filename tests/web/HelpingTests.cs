using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Who cannot sign in is helped by the office above, and whoever is away names who acts.</summary>
public sealed partial class HelpingTests : IAsyncLifetime
{
    private RealStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await RealStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_code_told_by_telephone_signs_in_whoever_asked_with_their_own_address()
    {
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        Assert.Contains("href=\"/people/nok\"", await somchai.OpenAsync("/people"), StringComparison.Ordinal);
        Assert.DoesNotContain("/people/yo", somchai.Page, StringComparison.Ordinal);
        await somchai.OpenAsync("/people/nok");
        await somchai.SendAsync("/people/nok/code", ("why-code", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, somchai.Status);
        await somchai.SendAsync("/people/nok/code", ("why-code", "เข้าอีเมลไม่ได้"));
        var code = Told().Match(somchai.Page);
        Assert.True(code.Success);
        Assert.Contains("ทางโทรศัพท์", (await _stage.Mail.NextAsync()).Subject, StringComparison.Ordinal);

        using var nok = new PlainBrowser(_stage.Address);
        await RealStage.AskAsync(nok, "nok@example.org");
        await nok.SendAsync("/sign-in/code", ("code", code.Groups[1].Value + code.Groups[2].Value));

        Assert.Equal("/settings", nok.Path);
    }

    [Fact]
    public async Task A_changed_address_is_told_to_both_and_the_new_one_signs_in()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        await somchai.OpenAsync("/people/nok");
        await somchai.SendAsync("/people/nok/address", ("email", "nok-new@example.org"), ("why", "เปลี่ยนอีเมล"));
        Assert.Equal("/people/nok?changed=1", somchai.Path);

        var told = new[] { await _stage.Mail.NextAsync(), await _stage.Mail.NextAsync() };
        Assert.Equal(["nok-new@example.org", "nok@example.org"], told.Select(m => m.To.Email).Order());
        await nok.OpenAsync("/settings");
        Assert.StartsWith("/sign-in?", nok.Path, StringComparison.Ordinal);
        using var again = await _stage.SignInAsync("nok-new");
        Assert.Equal("/settings", again.Path);
        Assert.DoesNotContain("nok-new@", _stage.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmallYear.Coordinator, "/people/somchai")]
    [InlineData(SmallYear.Reviewer, "/people/yo")]
    [InlineData(SmallYear.Reviewer, "/people/office")]
    [InlineData(SmallYear.Reviewer, "/people/somchai")]
    public async Task Nobody_helps_elsewhere_above_or_themselves(string helper, string path)
    {
        using var browser = await _stage.SignInAsync(helper);
        await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        await browser.OpenAsync("/settings");
        await browser.SendAsync($"{path}/address", ("email", "thief@example.org"), ("why", "-"));
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        await browser.OpenAsync("/settings");
        await browser.SendAsync($"{path}/code", ("why-code", "-"));
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.DoesNotContain("thief@", _stage.Rows(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_away_names_the_days_and_one_deputy_of_the_same_area()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync("/settings/absence");
        await nok.SendAsync("/settings/absence/deputy", ("deputy", "yo@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nok.Status);
        await nok.SendAsync("/settings/absence/deputy", ("deputy", "somchai@example.org"));
        Assert.Contains("<li lang=\"th\">คุณสมชาย ทองปั้น</li>", nok.Page, StringComparison.Ordinal);

        var days = Days().Matches(nok.Page).Select(m => m.Groups[1].Value).Distinct().ToList();
        await nok.SendAsync("/settings/absence", ("from", days[5]), ("to", days[2]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nok.Status);
        await nok.SendAsync("/settings/absence", ("from", days[1]), ("to", days[2]));
        await nok.SendAsync("/settings/absence", ("from", days[0]), ("to", days[3]));
        Assert.Equal("/settings/absence?saved=1", nok.Path);
        Assert.Contains("/settings/absence/back", nok.Page, StringComparison.Ordinal);

        await nok.SendAsync("/settings/absence/back");
        Assert.DoesNotContain("action=\"/settings/absence/back\"", nok.Page, StringComparison.Ordinal);
    }

    [GeneratedRegex("<strong class=\"nb\">([0-9]{3}) ([0-9]{3})</strong>")]
    private static partial Regex Told();

    [GeneratedRegex("<option value=\"([0-9-]{10})\"")]
    private static partial Regex Days();
}
