using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Functions.Pages;

/// <summary>From an address to a session, over http, as the app in Azure answers.</summary>
public sealed partial class SignInPagesTests : IAsyncDisposable
{
    private const string Known = "daw@example.org";
    private const string Shared = "office@example.org";
    private const string Session = "__Host-session";

    private readonly TemporaryFolder _folder = new();
    private readonly Store _store = Store.Open(new StoreOptions());
    private readonly Letters _letters = new();
    private readonly LogOfEverything _log = new();
    private WorkerFront _front = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_an_address_over_the_code_to_the_page_that_was_asked_for()
    {
        using var browser = await OpenAsync();

        var sent = await browser.GetAsync("/overview?lang=en");
        Assert.Equal("/sign-in?back=%2Foverview%3Flang%3Den", sent.Headers.Location!.ToString());
        await browser.HandInAsync("/sign-in", "/sign-in", ("email", " Daw@Example.org "), ("back", "/overview"));
        var entered = await browser.HandInAsync(
            "/sign-in/code", "/sign-in/code", ("code", await CodeAsync()));

        Assert.Equal("/overview", entered.Headers.Location!.ToString());
        var cookie = Assert.Single(browser.Written, c => c.StartsWith(Session, StringComparison.Ordinal));
        Assert.Contains("; path=/; secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ดวง ตัวอย่าง", await browser.ReadAsync("/overview"), StringComparison.Ordinal);
        Assert.Equal("/", (await browser.GetAsync("/sign-in")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task On_ones_own_device_the_cookie_stays_for_thirty_days()
    {
        using var browser = await OpenAsync();
        await AskAsync(browser, Known);

        await browser.HandInAsync("/sign-in/code", "/sign-in/code", ("code", await CodeAsync()), ("keep", "1"));

        Assert.Contains(
            browser.Written,
            c => c.StartsWith(Session, StringComparison.Ordinal) && c.Contains("expires=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answers()
    {
        using var known = await OpenAsync();
        using var unknown = new Browser(_front.NewClient());
        var one = await AskAsync(known, Known);
        var other = await AskAsync(unknown, "nob@example.org");
        await CodeAsync();

        Assert.Equal(Shape(one), Shape(other));
        Assert.Equal(
            Neutral(await known.ReadAsync("/sign-in/code"), Known),
            Neutral(await unknown.ReadAsync("/sign-in/code"), "nob@example.org"));
        for (var i = 0; i < 6; i++)
        {
            var wrong = await known.HandInAsync("/sign-in/code", "/sign-in/code", ("code", "abc 12"));
            var alike = await unknown.HandInAsync("/sign-in/code", "/sign-in/code", ("code", "abc 12"));
            Assert.Equal(Shape(wrong), Shape(alike));
        }

        for (var i = 0; i < 6; i++)
        {
            var code = _letters.Code == "111111" ? "222222" : "111111";
            var wrong = await known.HandInAsync("/sign-in/code", "/sign-in/code", ("code", code));
            var alike = await unknown.HandInAsync("/sign-in/code", "/sign-in/code", ("code", code));
            Assert.Equal(Shape(wrong), Shape(alike));
            Assert.Equal(
                Neutral(await wrong.Content.ReadAsStringAsync(Stop), Known),
                Neutral(await alike.Content.ReadAsStringAsync(Stop), "nob@example.org"));
        }

        Assert.Single(_letters.Sent);
    }

    [Theory]
    [InlineData("https://evil.example.org/")]
    [InlineData("//evil.example.org/")]
    [InlineData("/\\evil.example.org/")]
    [InlineData("evil")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site_after_signing_in(string back)
    {
        using var browser = await OpenAsync();
        Assert.Contains(
            "name=\"back\" value=\"/\"",
            await browser.ReadAsync($"/sign-in?back={Uri.EscapeDataString(back)}"),
            StringComparison.Ordinal);
        await browser.HandInAsync("/sign-in", "/sign-in", ("email", Known), ("back", back));

        var entered = await browser.HandInAsync(
            "/sign-in/code", "/sign-in/code", ("code", await CodeAsync()));

        Assert.Equal("/", entered.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Looking_at_a_link_as_often_as_one_likes_uses_nothing_and_pressing_uses_it_once()
    {
        using var browser = await OpenAsync();
        await AskAsync(browser, Known);
        await CodeAsync();
        var link = _letters.Link;
        using var scanner = new Browser(_front.NewClient());
        for (var i = 0; i < 3; i++)
        {
            var looked = await scanner.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, (await scanner.HeadAsync(link)).StatusCode);
            Assert.Equal("no-referrer", looked.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains(
                "d•••••w@example.org", await looked.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            Assert.DoesNotContain(scanner.Written, c => c.StartsWith(Session, StringComparison.Ordinal));
        }

        var secret = link[(link.LastIndexOf('/') + 1)..];
        using var phone = new Browser(_front.NewClient());
        Assert.Equal(
            HttpStatusCode.BadRequest, (await phone.PostAsync("/sign-in/link", ("link", secret))).StatusCode);
        var entered = await phone.HandInAsync(link, "/sign-in/link", ("link", secret));
        var again = await phone.HandInAsync("/sign-in", "/sign-in/link", ("link", secret));

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.True(phone.Cookies.ContainsKey(Session));
        Assert.NotEqual(HttpStatusCode.Redirect, again.StatusCode);
        Assert.StartsWith("https://programflows.example.org/sign-in/link/", _letters.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_proof_that_it_is_ours_is_refused_and_changes_nothing()
    {
        using var browser = await OpenAsync();
        await AskAsync(browser, Known);
        var code = await CodeAsync();

        Assert.Equal(
            HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-in", ("email", Shared))).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-in/code", ("code", code))).StatusCode);
        Assert.False(browser.Cookies.ContainsKey(Session));
        await browser.HandInAsync("/sign-in/code", "/sign-in/code", ("code", code));
        Assert.True(browser.Cookies.ContainsKey(Session));
        foreach (var action in new[] { "/sign-out", "/sign-out-everywhere", "/sign-in/again" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(action)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/overview")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_somebody_planted_is_not_the_one_that_is_signed_in()
    {
        using var browser = await OpenAsync();
        browser.Cookies[Session] = "planted";
        await SignInAsync(browser);
        var first = browser.Cookies[Session];
        Assert.NotEqual("planted", first);

        using var planted = new Browser(_front.NewClient());
        planted.Cookies[Session] = "planted";
        Assert.Equal(HttpStatusCode.Redirect, (await planted.GetAsync("/overview")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_the_store_and_everywhere_ends_the_others()
    {
        using var phone = await OpenAsync();
        using var desk = new Browser(_front.NewClient());
        await SignInAsync(phone);
        await SignInAsync(desk);
        var old = phone.Cookies[Session];

        await phone.HandInAsync("/overview", "/sign-out");
        using var thief = new Browser(_front.NewClient());
        thief.Cookies[Session] = old;
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/overview")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/overview")).StatusCode);
        await SignInAsync(phone);
        await phone.HandInAsync("/overview", "/sign-out-everywhere");
        Assert.Equal(HttpStatusCode.Redirect, (await desk.GetAsync("/overview")).StatusCode);
    }

    [Fact]
    public async Task Who_shares_an_address_chooses_who_one_is()
    {
        using var browser = await OpenAsync();
        await AskAsync(browser, Shared);
        var proved = await browser.HandInAsync(
            "/sign-in/code", "/sign-in/code", ("code", await CodeAsync()));
        Assert.Equal("/sign-in/who", proved.Headers.Location!.ToString());
        Assert.Contains("ขวัญ", await browser.ReadAsync("/sign-in/who"), StringComparison.Ordinal);
        Assert.DoesNotContain("ขวัญ", _letters.Sent.Single().Text, StringComparison.Ordinal);

        await browser.HandInAsync("/sign-in/who", "/sign-in/who", ("person", "p-two"));

        Assert.Contains("ขวัญ", await browser.ReadAsync("/overview"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_address_name_code_or_token_is_in_the_log()
    {
        using var browser = await OpenAsync();
        await SignInAsync(browser);
        await browser.GetAsync("/overview");

        var log = string.Join('\n', _log.Lines);
        Assert.NotEmpty(log);
        foreach (var secret in new[]
        {
            Known,
            "ดวง",
            _letters.Code,
            _letters.Link[(_letters.Link.LastIndexOf('/') + 1)..],
            browser.Cookies[Session],
        })
        {
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_front is not null)
        {
            await _front.DisposeAsync();
        }

        await _store.DisposeAsync();
        _folder.Dispose();
        _log.Dispose();
        _letters.Dispose();
    }

    private static (HttpStatusCode, string?, int) Shape(HttpResponseMessage response) => (
        response.StatusCode,
        response.Headers.Location?.ToString(),
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Count() : 0);

    private static string Neutral(string page, string address) =>
        Changing().Replace(page, "value=\"\"").Replace(address, "ADDRESS", StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> AskAsync(Browser browser, string address) =>
        await browser.HandInAsync("/sign-in", "/sign-in", ("email", address), ("back", "/"));

    private async Task SignInAsync(Browser browser)
    {
        await AskAsync(browser, Known);
        await browser.HandInAsync("/sign-in/code", "/sign-in/code", ("code", await CodeAsync()));
    }

    private Task<string> CodeAsync() => _letters.NextAsync();

    private async Task<Browser> OpenAsync()
    {
        _front = await WorkerFront.StartAsync(services =>
        {
            services
                .AddProgramFlows(ProgramHost.Settings(_folder.Path), _store)
                .AddSingleton<IMessageCarrier>(_letters)
                .AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        });
        Person[] people =
        [
            new(new PersonId("p-daw"), "ดวง ตัวอย่าง", Known, Language.Th),
            new(new PersonId("p-one"), "กุหลาบ", Shared, Language.Th),
            new(new PersonId("p-two"), "ขวัญ", Shared, Language.Th),
        ];
        await using var services = new ServiceCollection().AddStore(_store).BuildServiceProvider();
        await services.GetRequiredService<INetworkDirectory>().TakeInAsync(
            new Roster(
                [],
                people,
                [.. people.Select(p => new Appointment(p.Id, Role.RegionalOffice, "north", "honest-society"))],
                []),
            DateTimeOffset.UnixEpoch,
            Actor.Operator,
            Stop);
        return new Browser(_front.NewClient());
    }

    [GeneratedRegex("value=\"CfDJ8[^\"]+\"")]
    private static partial Regex Changing();

    /// <summary>What was sent; a code stands there and nowhere else.</summary>
    private sealed partial class Letters : IMessageCarrier, IDisposable
    {
        private readonly SemaphoreSlim _arrived = new(0);

        public ConcurrentQueue<ComposedMessage> Sent { get; } = [];

        public string Code => CodeIn().Match(Sent.Last().Text).Value;

        public string Whole => LinkIn().Match(Sent.Last().Text).Value;

        public string Link => new Uri(Whole).AbsolutePath;

        public void Dispose() => _arrived.Dispose();

        public string Name => "letters";

        public bool LeavesTheMachine => false;

        public bool Deduplicates => false;

        public Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
        {
            Sent.Enqueue(message);
            _arrived.Release();
            return Task.FromResult(new CarrierAnswer(CarrierVerdict.Delivered));
        }

        public async Task<string> NextAsync()
        {
            await _arrived.WaitAsync(Stop);
            return Code;
        }

        [GeneratedRegex(@"(?m)^\d{6}$")]
        private static partial Regex CodeIn();

        [GeneratedRegex(@"(?m)^https://\S+$")]
        private static partial Regex LinkIn();
    }

    private sealed class LogOfEverything : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
