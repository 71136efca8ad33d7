using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>What people try who want in without leave, or want to know who is in.</summary>
public sealed partial class SignInAttackTests : IAsyncLifetime
{
    private RealStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await RealStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Known_and_unknown_addresses_are_answered_alike()
    {
        using var known = new PlainBrowser(_stage.Address);
        using var unknown = new PlainBrowser(_stage.Address);
        await RealStage.AskAsync(known, "nok@example.org");
        await RealStage.AskAsync(unknown, "xyz@example.org");

        Assert.Equal((known.Status, known.Path), (unknown.Status, unknown.Path));
        Assert.Equal(Bare(known.Page, "nok"), Bare(unknown.Page, "xyz"));
        await known.SendAsync("/sign-in/code", ("code", "000000"));
        await unknown.SendAsync("/sign-in/code", ("code", "000000"));
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(Bare(known.Page, "nok"), Bare(unknown.Page, "xyz"));
    }

    [Theory]
    [InlineData("//elsewhere.example.org/")]
    [InlineData("https://elsewhere.example.org/")]
    [InlineData("/\\elsewhere.example.org")]
    [InlineData("/\t/elsewhere.example.org")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string back)
    {
        using var nok = new PlainBrowser(_stage.Address);
        await RealStage.AskAsync(nok, "nok@example.org", back);
        await nok.SendAsync("/sign-in/code", ("code", KeptMessages.CodeIn(await _stage.Mail.NextAsync())));

        Assert.Equal(HttpStatusCode.OK, nok.Status);
        Assert.Equal("/tasks", nok.Path);
    }

    [Fact]
    public async Task A_session_that_somebody_planted_is_not_the_one_that_is_signed_in()
    {
        using var nok = new PlainBrowser(_stage.Address);
        nok.Plant("session", "planted");
        await RealStage.AskAsync(nok, "nok@example.org");
        await nok.SendAsync("/sign-in/code", ("code", KeptMessages.CodeIn(await _stage.Mail.NextAsync())));
        using var thief = new PlainBrowser(_stage.Address);
        thief.Plant("session", "planted");
        await thief.OpenAsync("/settings");

        Assert.NotEqual("planted", nok.Cookies["session"]!.Value);
        Assert.StartsWith("/sign-in?", thief.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_somebody_else_left_in_the_browser_ends_when_one_signs_in()
    {
        using var office = await _stage.SignInAsync(SmallYear.Office);
        var left = office.Cookies["session"]!.Value;
        await RealStage.AskAsync(office, "nok@example.org");
        await office.OpenAsync("/settings");
        using var other = new PlainBrowser(_stage.Address);
        await RealStage.AskAsync(other, "nok@example.org");
        var link = KeptMessages.LinkIn(await _stage.Mail.NextAsync());
        await office.OpenAsync(link.AbsolutePath);
        await office.SendAsync("/sign-in/link", ("link", link.Segments[^1]));
        using var thief = new PlainBrowser(_stage.Address);
        thief.Plant("session", left);
        await thief.OpenAsync("/settings");

        Assert.NotEqual(left, office.Cookies["session"]!.Value);
        Assert.StartsWith("/sign-in?", thief.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_of_ones_own_form_does_not_go_with_another_persons_session()
    {
        using var attacker = await _stage.SignInAsync(SmallYear.Stranger);
        await attacker.OpenAsync("/settings");
        using var victim = await _stage.SignInAsync(SmallYear.Coordinator);
        victim.Show(attacker.Page);
        await victim.SendAsync("/settings", ("language", "en"));

        Assert.Equal(HttpStatusCode.BadRequest, victim.Status);
        using var nobody = new PlainBrowser(_stage.Address);
        Assert.Equal(HttpStatusCode.BadRequest, await nobody.ForgeAsync("/sign-in"));
        Assert.Equal(HttpStatusCode.BadRequest, await nobody.ForgeAsync("/sign-in/link"));
    }

    [Fact]
    public async Task The_host_that_a_request_names_leads_no_link_and_no_answer_elsewhere()
    {
        using var nok = new PlainBrowser(_stage.Address, ("Host", "elsewhere.example.org"));
        await nok.OpenAsync("/sign-in");
        Assert.DoesNotContain("elsewhere", nok.Page, StringComparison.Ordinal);
        using var plain = new PlainBrowser(_stage.Address, ("X-Forwarded-Host", "elsewhere.example.org"));
        await RealStage.AskAsync(plain, "nok@example.org");
        var mail = await _stage.Mail.NextAsync();

        Assert.Equal(new Uri(RealStage.Site).Host, KeptMessages.LinkIn(mail).Host);
        Assert.DoesNotContain("elsewhere", mail.Text + mail.Html + plain.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_lets_in_and_nobodys_address_or_name_stands_in_any_log()
    {
        using var nok = new PlainBrowser(_stage.Address);
        await RealStage.AskAsync(nok, "nok@example.org");
        await RealStage.AskAsync(nok, "planted-stranger@example.org");
        var mail = await _stage.Mail.NextAsync();
        using var phone = new PlainBrowser(_stage.Address);
        await RealStage.AskAsync(phone, "nok@example.org");
        var second = await _stage.Mail.NextAsync();
        await phone.SendAsync("/sign-in/code", ("code", "000000"));
        await phone.SendAsync("/sign-in/code", ("code", KeptMessages.CodeIn(second)));
        await phone.OpenAsync("/tasks");

        string[] secrets =
        [
            "nok@example.org", "planted-stranger", "น้ำทิพย์", KeptMessages.CodeIn(mail), KeptMessages.CodeIn(second),
            phone.Cookies["session"]!.Value,
        ];
        Assert.Contains("Request starting", _stage.Log.Text, StringComparison.Ordinal);
        Assert.All(secrets, s => Assert.DoesNotContain(s, _stage.Log.Text, StringComparison.Ordinal));
    }

    private static string Bare(string page, string name) =>
        Token().Replace(page, string.Empty).Replace(name, "name", StringComparison.Ordinal);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Token();
}
