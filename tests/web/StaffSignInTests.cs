using System.Net;
using System.Net.Sockets;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>
/// Staff come in by their organisation's accounts, over real HTTP against a provider on this machine; whose an account
/// is follows from nothing that the provider says of addresses and names.
/// </summary>
public sealed class StaffSignInTests : IAsyncLifetime
{
    private StaffProvider _provider = null!;
    private RealStage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await StaffProvider.StartAsync();
        _stage = await StageAsync(hasTenants: false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task An_account_is_linked_once_after_a_code_and_lets_in_from_then_on()
    {
        using var office = new PlainBrowser(_stage.Address);
        await office.OpenAsync("/sign-in/staff?back=/overview");
        Assert.StartsWith("/sign-in?", office.Path, StringComparison.Ordinal);
        await RealStage.AskAsync(office, "office@example.org", "/sign-in/staff/link");
        await office.SendAsync("/sign-in/code", ("code", KeptMessages.CodeIn(await _stage.Mail.NextAsync())));
        Assert.Equal("/sign-in/staff/link", office.Path);
        await office.SendAsync("/sign-in/staff/link");
        Assert.Equal("/settings?saved=1", office.Path);

        using var nextDay = new PlainBrowser(_stage.Address);
        await nextDay.OpenAsync("/sign-in/staff?back=/overview");

        Assert.Equal((HttpStatusCode.OK, "/overview"), (nextDay.Status, nextDay.Path));
        Assert.Contains("สำนักงานภาคเหนือ", nextDay.Page, StringComparison.Ordinal);
        Assert.Equal("openid", _provider.Scopes);
    }

    [Fact]
    public async Task An_address_that_the_provider_claims_lets_nobody_in()
    {
        _provider.Claims = new Dictionary<string, string>
        {
            ["sub"] = "stranger",
            ["email"] = "office@example.org",
            ["email_verified"] = "true",
            ["preferred_username"] = "office@example.org",
            ["upn"] = "office@example.org",
        };
        using var stranger = new PlainBrowser(_stage.Address);
        await stranger.OpenAsync("/sign-in/staff?back=/overview");

        Assert.StartsWith("/sign-in?", stranger.Path, StringComparison.Ordinal);
        await stranger.OpenAsync("/overview");
        Assert.StartsWith("/sign-in?", stranger.Path, StringComparison.Ordinal);
        Assert.Contains("staff_accounts", _stage.Rows(), StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", _stage.Rows(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_object_id_of_a_foreign_tenant_is_another_account()
    {
        await using var stage = await StageAsync(hasTenants: true);
        _provider.Claims = Tenant("tenant-1", "object-1", "any");
        using var office = await stage.SignInAsync(SmallYear.Office);
        await office.OpenAsync("/sign-in/staff");
        await office.SendAsync("/sign-in/staff/link");

        // Another subject, as another app of the same tenant is told: it is the same account.
        _provider.Claims = Tenant("tenant-1", "object-1", "other");
        using var known = new PlainBrowser(stage.Address);
        await known.OpenAsync("/sign-in/staff?back=/overview");
        Assert.Equal("/overview", known.Path);

        _provider.Claims = Tenant("tenant-2", "object-1", "any");
        using var foreign = new PlainBrowser(stage.Address);
        await foreign.OpenAsync("/sign-in/staff?back=/overview");
        Assert.StartsWith("/sign-in?", foreign.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_somebodys_does_not_become_anothers()
    {
        using var office = await _stage.SignInAsync(SmallYear.Office);
        await office.OpenAsync("/sign-in/staff");
        await office.SendAsync("/sign-in/staff/link");
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync("/sign-in/staff?back=/settings");

        Assert.Contains("สำนักงานภาคเหนือ", nok.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("น้ำทิพย์", nok.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_elsewhere_and_a_foreign_answer_is_refused()
    {
        using var office = await _stage.SignInAsync(SmallYear.Office, ("X-Forwarded-Host", "elsewhere.example.org"));
        await office.OpenAsync("/sign-in/staff?back=//elsewhere.example.org");
        await office.SendAsync("/sign-in/staff/link");
        using var next = new PlainBrowser(_stage.Address);
        await next.OpenAsync("/sign-in/staff?back=//elsewhere.example.org");
        Assert.Equal("/reviews", next.Path);
        Assert.StartsWith(_stage.Address.ToString(), _provider.RedirectUri, StringComparison.Ordinal);

        using var victim = new PlainBrowser(_stage.Address);
        await victim.OpenAsync("/sign-in/staff/back?code=planted&state=planted");
        Assert.Equal("/sign-in?staff=failed", victim.Path);
    }

    [Fact]
    public async Task Neither_the_secret_nor_a_code_stands_in_any_log()
    {
        using var office = await _stage.SignInAsync(SmallYear.Office);
        await office.OpenAsync("/sign-in/staff");
        await office.SendAsync("/sign-in/staff/link");

        Assert.All(
            (string[])["planted-client-secret", "office@example.org", office.Cookies["session"]!.Value],
            s => Assert.DoesNotContain(s, _stage.Log.Text, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Tenant(string tenant, string account, string subject) => new()
    {
        ["sub"] = subject,
        ["tid"] = tenant,
        ["oid"] = account,
        ["email"] = "office@example.org",
    };

    private Task<RealStage> StageAsync(bool hasTenants)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var site = new Uri($"http://{free.LocalEndpoint}/");
        free.Stop();
        return RealStage.StartAsync(
            settings => settings with
            {
                Site = site,
                Staff = _provider.SignIn with { HasTenants = hasTenants },
            },
            urls: site.ToString());
    }
}
