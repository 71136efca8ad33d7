using System.Net;
using System.Text.RegularExpressions;
using ProgramFlows.Tests.DurableHub;
using ProgramFlows.Workflows.Calendar;
using Xunit;

using OrchestrationStatus = DurableTask.Core.OrchestrationStatus;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>A coordinator's day and a reviewer's on the running app, by its pages alone.</summary>
public sealed partial class JourneyTests(RunningApp app)
{
    private const string Task = "honest-society-2570-500101-core-team";

    private static readonly DateTimeOffset Opening = ThaiTime.StartOf(RunningApp.Programme.Year.FirstDay);

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task From_the_code_over_the_form_and_a_file_to_the_review_and_the_orchestration_goes_on()
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(Opening);
        using var dispatcher = new HubDispatcher(hub.Hub, new InvokedFunctions(app, hub));
        await dispatcher.StartAsync();
        await app.InvokeAsync("years", "{}", hub.Client);
        await hub.AdvanceToAsync(Opening.AddDays(1));

        var coordinator = new Browser(app, hub);
        await coordinator.SignInAsync("nok@example.org");
        Assert.Equal(("/tasks", HttpStatusCode.OK), (coordinator.Path, coordinator.Status));
        await FillAsync(coordinator);
        await coordinator.OpenAsync($"/tasks/{Task}/check");
        await coordinator.SendAsync($"/tasks/{Task}/check");
        Assert.Equal($"/tasks/{Task}/done", coordinator.Path);

        var reviewer = new Browser(app, hub);
        await reviewer.SignInAsync("somchai@example.org");
        await reviewer.OpenAsync($"/reviews/{Task}");
        var (bytes, headers) = await reviewer.FetchAsync(File().Match(reviewer.Page).Groups[1].Value);
        Assert.Equal((Picture[1], "image/png"), (bytes[1], headers.ContentType!.MediaType));
        Assert.Equal("แกนนำ.png", headers.ContentDisposition!.FileNameStar);
        await reviewer.SendAsync($"/reviews/{Task}", ("verdict", "return"), ("why", "ขอชื่อกลุ่มด้วย"));
        Assert.Contains("ขอชื่อกลุ่มด้วย", await coordinator.OpenAsync($"/tasks/{Task}"), StringComparison.Ordinal);
        await coordinator.OpenAsync($"/tasks/{Task}/check");
        await coordinator.SendAsync($"/tasks/{Task}/check");
        await reviewer.OpenAsync($"/reviews/{Task}");
        await reviewer.SendAsync($"/reviews/{Task}", ("verdict", "accept"));
        Assert.Equal(("/reviews", HttpStatusCode.OK), (reviewer.Path, reviewer.Status));

        // A page brings its events on once it has answered; the clock brings what that left.
        await app.InvokeAsync("outbox", "{}", hub.Client);
        await hub.Hub.WhenIdleAsync();
        await dispatcher.KillAsync();
        Assert.Equal(OrchestrationStatus.Completed, hub.StateOf($"task-{Task}")!.OrchestrationStatus);
    }

    private static async Task FillAsync(Browser coordinator)
    {
        var questions = $"/tasks/{Task}/questions";
        await coordinator.OpenAsync($"{questions}/members");
        await coordinator.SendAsync(
            $"{questions}/members", ("add", "1"), ("a.name", "คุณปราณี ใจซื่อ"), ("a.role", "ประธาน"));
        Assert.Contains("คุณปราณี ใจซื่อ", coordinator.Page, StringComparison.Ordinal);
        await coordinator.OpenAsync($"{questions}/qualities");
        await coordinator.SendAsync($"{questions}/qualities", ("a", "yes"));
        await coordinator.OpenAsync($"{questions}/evidence");
        await coordinator.SendFileAsync($"{questions}/evidence/files", "แกนนำ.png", Picture);
        Assert.Contains("แกนนำ.png</a>", coordinator.Page, StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"(/tasks/[^\"]+/files/[0-9a-f]{32})\"")]
    private static partial Regex File();
}
