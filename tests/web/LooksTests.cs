using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>
/// Every page hinders nobody, in both languages, narrow and wide, light and dark. In the check each page is looked at
/// once a width, in one language and scheme when narrow and in the others when wide; with <c>PROGRAMFLOWS_LOOKS=all</c>
/// in all of them.
/// </summary>
public sealed partial class LooksTests(Chromium chromium, LooksTests.Scene scene) : IClassFixture<LooksTests.Scene>
{
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("PROGRAMFLOWS_LOOKS") == "all";

    // A red risk's own address is known when it is handed in.
    private const string RedPlace = "/urgent/the-one";

    // So is the number of a request about one's own data.
    private const string RequestPlace = "/data-requests/the-one";

    // So are the keys of those whose mails are stopped, or can be.
    private const string StopPlace = "/stop-mails/the-one";
    private const string StoppedPlace = "/stop-mails/the-other";

    private static readonly (string Name, string? Person, string Path)[] Pages =
    [
        ("demo", null, "/demo"),
        ("demo-messages", SmallYear.Coordinator, "/demo/messages"),
        ("help", null, "/help"),
        ("privacy", null, "/privacy"),
        ("accessibility", SmallYear.Stranger, "/accessibility"),
        ("my-data", SmallYear.Stranger, "/my-data"),
        ("data-requests-forbidden", SmallYear.Stranger, "/data-requests"),
        ("data-requests", SmallYear.Staff, "/data-requests"),
        ("data-request", SmallYear.Staff, RequestPlace),
        ("not-found", SmallYear.Coordinator, "/nowhere"),
        ("forbidden", SmallYear.Coordinator, "/overview"),
        ("home", SmallYear.Coordinator, "/tasks"),
        ("home-empty", SmallYear.Stranger, "/tasks"),
        ("task", SmallYear.Coordinator, $"/tasks/{SmallYear.First}"),
        ("question-text", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/name"),
        ("question-long", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/story"),
        ("question-baht", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/money"),
        ("question-date", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/day"),
        ("question-choice", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/kind"),
        ("question-choices", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/where"),
        ("question-people", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/people"),
        ("question-risk", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/colour"),
        ("question-file", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/questions/evidence"),
        ("check", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/check"),
        ("done", SmallYear.Stranger, $"/tasks/{SmallYear.Elsewhere}/done"),
        ("year", SmallYear.Coordinator, "/year"),
        ("settings", SmallYear.Coordinator, "/settings?saved=1"),
        ("queue", "south", "/reviews"),
        ("queue-empty", SmallYear.Reviewer, "/reviews"),
        ("review", "south", $"/reviews/{SmallYear.Elsewhere}"),
        ("extend", SmallYear.Reviewer, $"/tasks/{SmallYear.First}/extend"),
        ("waive", SmallYear.Office, $"/tasks/{SmallYear.First}/waive"),
        ("ask-time", SmallYear.Coordinator, $"/tasks/{SmallYear.First}/ask-time"),
        ("refuse-waiver", SmallYear.Office, $"/tasks/{SmallYear.First}/refuse-waiver"),
        ("queue-asked", SmallYear.Office, "/reviews"),
        ("overview", SmallYear.Reviewer, "/overview"),
        ("overview-urgent", "south", "/overview"),
        ("urgent", "south", RedPlace),
        ("stop-mails", null, StopPlace),
        ("stopped-mails", null, StoppedPlace),
        ("messages", SmallYear.Reviewer, "/messages"),
        ("messages-all", SmallYear.Staff, "/messages"),
        ("messages-none", "south", "/messages?q=nothing&group=Held"),
        ("messages-found", SmallYear.Office, "/messages?group=Unknown&kind=Digest"),
        ("message", SmallYear.Reviewer, "/messages/digest-unknown-nok"),
        ("message-bounced", "south", "/messages/digest-bounced-yo"),
        ("message-withheld", SmallYear.Staff, "/messages/digest-unknown-nok"),
        ("message-code", SmallYear.Office, "/messages/signincode-test-nok"),
        ("channels", "admin", "/channels"),
        ("incidents", SmallYear.Reviewer, "/incidents"),
        ("incident", SmallYear.Reviewer, "/incidents/no-contact-nok"),
        ("incidents-staff", SmallYear.Staff, "/incidents"),
    ];

    public static TheoryData<string, int, bool> Looks =>
        new(from language in (string[])["th", "en"]
            from width in (int[])[320, 1280]
            from isDark in (bool[])[false, true]
            select (language, width, isDark));

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_page_hinders_anybody(string language, int width, bool isDark)
    {
        var look = new Chromium.Look(language, width, isDark);
        var found = new List<string>();
        foreach (var person in Of(look, Pages).GroupBy(p => p.Person))
        {
            var page = await chromium.OpenAsync(scene.Stage, person.Key, look);
            foreach (var (name, _, path) in person)
            {
                await page.GotoAsync(await scene.PathAsync(path));
                found.AddRange(await HindrancesAsync(page, name));
                await page.KeepAsync($"{name}-{look}");
            }

            await page.Context.CloseAsync();
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Mistakes_hinder_nobody_either(string language, int width, bool isDark)
    {
        var look = new Chromium.Look(language, width, isDark);
        var found = new List<string>();
        var page = await chromium.OpenAsync(scene.Stage, SmallYear.Coordinator, look);
        foreach (var field in Of(look, (string[])["name", "day", "kind", "people", "evidence"]))
        {
            await page.GotoAsync($"/tasks/{SmallYear.First}/questions/{field}");
            await page.Locator(field == "people" ? "button[name=add]"
                : field == "evidence" ? "form.card button.btn"
                : ".btns button.btn:not(.alt)").ClickAsync();
            Assert.Equal(1, await page.Locator(".oops").CountAsync());
            found.AddRange(await HindrancesAsync(page, $"mistake-{field}"));
            await page.KeepAsync($"mistake-{field}-{look}");
        }

        await page.Context.CloseAsync();

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    /// <summary>What is looked at in this way: all, or every fourth, so that four ways share them.</summary>
    private static IEnumerable<T> Of<T>(Chromium.Look look, IReadOnlyList<T> all)
    {
        var (isEnglish, isDark) = (look.Language == "en", look.IsDark);
        var way = look.Width > 320
            ? (isEnglish ? 0 : 2) + (isDark ? 0 : 1)
            : (isEnglish ? 2 : 0) + (isDark ? 1 : 0);
        return all.Where((_, i) => IsWhole || i % 4 == way);
    }

    internal static async Task<IEnumerable<string>> HindrancesAsync(IPage page, string name)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions
            {
                Type = "tag",
                Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            },
        });
        var sideways = await page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
        return result.Violations
            .Select(v => $"{name}: {v.Id} at {v.Nodes[0].Html}")
            .Concat(sideways ? [$"{name}: scrolls sideways"] : []);
    }

    /// <summary>A network with work of every kind, and one whose task waits for its review.</summary>
    public sealed class Scene : IAsyncLifetime
    {
        public SiteStage Stage { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.WithAdministrator);
            await Stage.BounceAsync(SmallYear.Coordinator);
            using var stranger = await Stage.SignInAsync(SmallYear.Stranger);
            await MessagesTests.SomeAsync(Stage);
            await Stage.DoAsync(
                SmallYear.Elsewhere,
                TaskAction.Submit,
                SmallYear.Stranger,
                SmallYear.SomeAnswers.Replace("yellow", "red", StringComparison.Ordinal));
            await stranger.OpenAsync("/my-data");
            await stranger.SendAsync("/my-data", ("kind", "Correct"), ("words", "ชื่อสะกดผิด"));
            await Stage.DoAsync(
                SmallYear.First,
                TaskAction.AskForWaiver,
                SmallYear.Coordinator,
                reason: "ปีนี้น้ำท่วม เข้าพื้นที่ไม่ได้");
            await stranger.OpenAsync("/settings");
            await stranger.SendAsync("/settings/mails", ("mails", "off"), ("morning", "07:00"), ("evening", "20:00"));
        }

        /// <summary>Where a page is: some are known only here.</summary>
        public async Task<string> PathAsync(string path) => path switch
        {
            RedPlace => await RedAsync(),
            RequestPlace => await RequestAsync(),
            StopPlace => await Stage.StopPathAsync(SmallYear.Coordinator),
            StoppedPlace => await Stage.StopPathAsync(SmallYear.Stranger),
            _ => path,
        };

        /// <summary>Where the red risk is.</summary>
        private async Task<string> RedAsync()
        {
            var south = await Stage.Services.GetRequiredService<IPersonReader>()
                .FindAsync(new PersonId("south"), CancellationToken.None);
            var risks = await Stage.Services.GetRequiredService<IRedRiskReader>()
                .UnansweredAsync(south!.Viewer, Stage.Now, CancellationToken.None);
            return $"/urgent/{Assert.Single(risks).HandIn}";
        }

        /// <summary>Where the request about somebody's data is.</summary>
        private async Task<string> RequestAsync()
        {
            using var staff = await Stage.SignInAsync(SmallYear.Staff);
            return Request().Match(await staff.OpenAsync("/data-requests")).Groups[1].Value;
        }

        public ValueTask DisposeAsync() => Stage.DisposeAsync();
    }

    [GeneratedRegex("href=\"(/data-requests/[^\"]+)\"")]
    private static partial Regex Request();
}
