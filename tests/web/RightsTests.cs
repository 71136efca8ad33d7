using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>A button stands where the rules give the right; without it, the address refuses all the same.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private static readonly string[] People =
        [SmallYear.Coordinator, SmallYear.Stranger, SmallYear.Reviewer, SmallYear.Office, "south"];

    private static readonly WorkTaskStatus[] Statuses = [WorkTaskStatus.Open, WorkTaskStatus.Submitted];

    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync() =>
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Whoever_may_not_finds_no_button_and_is_refused()
    {
        foreach (var status in Statuses)
        {
            if (status == WorkTaskStatus.Submitted)
            {
                await _stage.DoAsync(SmallYear.First, TaskAction.Submit, SmallYear.Coordinator, SmallYear.SomeAnswers);
            }

            foreach (var person in People)
            {
                await LookAsync(person, status);
            }
        }
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_is_led_to_the_sign_in_and_back()
    {
        using var nobody = new PlainBrowser(_stage.Address);
        foreach (var path in (string[])
            ["/tasks", "/year", "/reviews", "/overview", "/settings", $"/tasks/{SmallYear.First}"])
        {
            await nobody.OpenAsync(path);
            Assert.Equal($"/demo?back={Uri.EscapeDataString(path)}", nobody.Path);
        }

        await nobody.SendAsync("/settings", ("language", "en"));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.Status);
    }

    [Theory]
    [InlineData("//elsewhere.example.org/")]
    [InlineData("https://elsewhere.example.org/")]
    [InlineData("/\\elsewhere.example.org")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string back)
    {
        using var browser = new PlainBrowser(_stage.Address);
        await browser.OpenAsync("/demo");

        await browser.SendAsync("/demo", ("person", SmallYear.Coordinator), ("back", back));

        Assert.Equal("/tasks", browser.Path);
    }

    private async Task LookAsync(string person, WorkTaskStatus status)
    {
        var may = await MayAsync(person);
        using var browser = await _stage.SignInAsync(person);
        await browser.OpenAsync($"/tasks/{SmallYear.First}");
        Assert.Equal(may is null ? HttpStatusCode.Forbidden : HttpStatusCode.OK, browser.Status);
        foreach (var (action, path, button) in Actions)
        {
            var isGiven = may?.Contains(action) == true;
            Assert.True(
                browser.Page.Contains(button, StringComparison.Ordinal) == isGiven,
                $"{person} at {status}: {action} should {(isGiven ? "" : "not ")}be offered");
            if (!isGiven)
            {
                await browser.OpenAsync("/settings");
                await browser.SendAsync(path, ("why", "-"), ("verdict", "accept"), ("day", "2026-11-06"), ("a", "-"));
                Assert.True(
                    browser.Status is HttpStatusCode.Forbidden or HttpStatusCode.Conflict
                        or HttpStatusCode.UnprocessableEntity,
                    $"{person} at {status}: {action} was answered {browser.Status}");
                Assert.Equal(status, await _stage.StatusAsync(SmallYear.Coordinator, SmallYear.First));
                await browser.OpenAsync($"/tasks/{SmallYear.First}");
            }
        }
    }

    private static (TaskAction Action, string Path, string Button)[] Actions =>
    [
        (TaskAction.Submit, $"/tasks/{SmallYear.First}/check", $"/tasks/{SmallYear.First}/questions/"),
        (TaskAction.Accept, $"/reviews/{SmallYear.First}", $"href=\"/reviews/{SmallYear.First}\""),
        (TaskAction.Extend, $"/tasks/{SmallYear.First}/extend", "/extend\""),
        (TaskAction.Waive, $"/tasks/{SmallYear.First}/waive", "/waive\""),
    ];

    private async Task<IReadOnlySet<TaskAction>?> MayAsync(string person)
    {
        var known = await _stage.Services.GetRequiredService<IPersonReader>()
            .FindAsync(new PersonId(person), CancellationToken.None);
        var sight = await _stage.Services.GetRequiredService<ITaskReader>()
            .FindAsync(known!.Viewer, new TaskId(SmallYear.First), _stage.Now, CancellationToken.None);
        return sight.Task?.May;
    }
}
