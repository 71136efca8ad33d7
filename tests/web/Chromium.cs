using Microsoft.Playwright;
using ProgramFlows.Tests.Web;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace ProgramFlows.Tests.Web;

/// <summary>One Chromium for the tests of an assembly; without one they are skipped and say so.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, "There is no Chromium here; ./check installs it where it may.");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is { } executable)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = executable,

                // A test machine is a box of its own, and its user may be root.
                Args = ["--no-sandbox"],
            });
        }
    }

    /// <summary>A window of its own, in which somebody has signed in.</summary>
    public async Task<IPage> OpenAsync(SiteStage stage, string? person, Look look)
    {
        ArgumentNullException.ThrowIfNull(stage);
        using var signedIn = person is null ? null : await stage.SignInAsync(person);
        return await OpenAsync(stage.Address, signedIn, look);
    }

    /// <summary>A window of its own on a site, with what another browser was given there.</summary>
    public async Task<IPage> OpenAsync(Uri address, PlainBrowser? given, Look look)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(look);
        var window = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = look.HasScript,
            ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = look.Width, Height = 900 },
        });
        var page = await window.NewPageAsync();
        page.SetDefaultTimeout(10_000);
        if (given is not null)
        {
            await window.AddCookiesAsync(given.Cookies.Where(c => c.Name is "session" or "sign-in").Select(
                c => new Cookie { Name = c.Name, Value = c.Value, Url = address.ToString() }));
        }

        await page.GotoAsync($"/settings?lang={look.Language}");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>How a page is looked at.</summary>
    /// <param name="Language">th or en.</param>
    /// <param name="Width">In pixels; 320 is 1280 at four times the size.</param>
    /// <param name="IsDark">Whether the browser prefers the dark.</param>
    /// <param name="HasScript">Whether script runs.</param>
    public sealed record Look(string Language, int Width, bool IsDark = false, bool HasScript = true)
    {
        public override string ToString() =>
            $"{Language}-{Width}{(IsDark ? "-dark" : "")}{(HasScript ? "" : "-plain")}";
    }
}
