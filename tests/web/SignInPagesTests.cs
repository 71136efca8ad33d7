using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Hosting;
using ProgramFlows.Hosting.SignIn;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>How people come in, stay in and go out, over HTTP as a browser does it.</summary>
public sealed class SignInPagesTests : IAsyncLifetime
{
    private RealStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await RealStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task From_the_address_over_the_code_to_the_page_and_every_page_names_who_it_is()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);

        Assert.Equal("/settings", nok.Path);
        foreach (var path in (string[])["/settings", "/tasks", "/help", "/settings/sessions", "/nowhere"])
        {
            Assert.Contains("คุณน้ำทิพย์ ปั้นเที่ยง", await nok.OpenAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_session_ends_with_the_browser_unless_the_device_is_ones_own()
    {
        using var shared = await _stage.SignInAsync(SmallYear.Coordinator);
        using var own = new PlainBrowser(_stage.Address);
        await RealStage.AskAsync(own, "nok@example.org");
        await own.SendAsync(
            "/sign-in/code", ("code", KeptMessages.CodeIn(await _stage.Mail.NextAsync())), ("keep", "1"));

        var (short_, long_) = (shared.Cookies["session"]!, own.Cookies["session"]!);
        Assert.Equal(DateTime.MinValue, short_.Expires);
        var now = TimeProvider.System.GetUtcNow();
        Assert.InRange(long_.Expires.ToUniversalTime(), now.AddDays(29).UtcDateTime, now.AddDays(31).UtcDateTime);
        Assert.True(short_.HttpOnly && long_.HttpOnly);
    }

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_signs_out_there_or_everywhere()
    {
        using var one = await _stage.SignInAsync(SmallYear.Coordinator);
        using var two = await _stage.SignInAsync(SmallYear.Coordinator);
        using var other = await _stage.SignInAsync(SmallYear.Reviewer);

        var page = await one.OpenAsync("/settings/sessions");
        var theirs = SessionsOn(await other.OpenAsync("/settings/sessions"));
        Assert.Equal(2, SessionsOn(page).Count);
        Assert.Single(theirs);

        await one.OpenAsync("/settings/sessions");
        await one.SendAsync("/settings/sessions", ("session", theirs[0]));
        await other.OpenAsync("/settings");
        Assert.Equal("/settings", other.Path);

        // The second was begun last and stands first.
        await one.SendAsync("/settings/sessions", ("session", SessionsOn(page)[0]));
        await two.OpenAsync("/settings");
        Assert.StartsWith("/sign-in?", two.Path, StringComparison.Ordinal);
        Assert.Single(SessionsOn(await one.OpenAsync("/settings/sessions")));

        using var third = await _stage.SignInAsync(SmallYear.Coordinator);
        await third.OpenAsync("/settings/sessions");
        await third.SendAsync("/sign-out-everywhere");
        await one.OpenAsync("/settings");
        Assert.StartsWith("/sign-in?", one.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_looked_at_by_scanners_without_harm_and_lets_in_once()
    {
        using var scanner = new PlainBrowser(_stage.Address);
        using var nok = new PlainBrowser(_stage.Address);
        await RealStage.AskAsync(nok, "nok@example.org");
        var link = KeptMessages.LinkIn(await _stage.Mail.NextAsync());
        Assert.Equal(new Uri(RealStage.Site).Host, link.Host);
        var before = await _stage.SettledRowsAsync();

        for (var i = 0; i < 3; i++)
        {
            await scanner.HeadAsync(link.AbsolutePath);
            await scanner.OpenAsync(link.AbsolutePath);
        }

        Assert.Equal(before, _stage.Rows());
        using var phone = new PlainBrowser(_stage.Address);
        await phone.OpenAsync(link.AbsolutePath);
        await phone.SendAsync("/sign-in/link", ("link", link.Segments[^1]));
        Assert.Equal("/settings", phone.Path);
        await scanner.OpenAsync(link.AbsolutePath);
        await scanner.SendAsync("/sign-in/link", ("link", link.Segments[^1]));
        Assert.Equal(HttpStatusCode.BadRequest, scanner.Status);
    }

    [Fact]
    public async Task The_first_administrator_of_the_settings_is_made_once_and_signs_in_by_a_code()
    {
        var services = _stage.Services;
        var people = services.GetRequiredService<IPeopleDesk>();
        var settings = services.GetRequiredService<ProgrammeSettings>() with
        {
            FirstAdministrator = "boss@example.org",
        };
        foreach (var worker in (ProgrammeSettings[])[settings, settings with { FirstAdministrator = "me@example.org" }])
        {
            await new FirstAdministratorService(
                people, worker, TimeProvider.System, NullLogger<FirstAdministratorService>.Instance)
                .StartAsync(TestContext.Current.CancellationToken);
        }

        using var boss = await _stage.SignInAsync("boss");
        Assert.Contains("ผู้ดูแลระบบ", boss.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("me@example.org", _stage.Rows(), StringComparison.Ordinal);
    }

    private static List<string> SessionsOn(string page) =>
    [
        .. System.Text.RegularExpressions.Regex.Matches(page, "name=\"session\" value=\"([0-9a-f]+)\"")
            .Select(m => m.Groups[1].Value),
    ];
}
