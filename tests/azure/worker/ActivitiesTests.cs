using System.Text;
using System.Text.Json;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Wire;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>Single activities, as the host asks for them.</summary>
public sealed class ActivitiesTests(RunningApp app)
{
    private static readonly DateOnly Day = new(2026, 10, 5);

    [Fact]
    public async Task An_activity_starts_an_instance_with_the_client_that_it_is_given()
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(ThaiTime.StartOf(Day));
        var input = DailyDigestInput.For(RunningApp.Programme, Day);
        var answer = await app.InvokeAsync("StartDigest", Call(input), hub.Client);

        var digest = hub.StateOf("digest")!;
        Assert.Equal("{}", answer!.Json);
        Assert.Equal("DailyDigest", digest.Name);
        Assert.Equal(Encoding.UTF8.GetString(Payload.Write(input)), digest.Input);
    }

    [Fact]
    public async Task A_failure_tells_in_its_first_line_that_it_is_permanent()
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(ThaiTime.StartOf(Day));
        var task = new NewTask(
            new TaskId("task-000000-1"), new NetworkCode("000000"),
                1, new LocalizedText("งาน", "Task"), Day, Day.AddDays(30), IsCatchUp: false);
        var failed = await Assert.ThrowsAsync<InvocationFailedException>(() => app.InvokeAsync(
            "OpenTask", Call(new OpenTaskInput(task, ThaiTime.StartOf(Day))), hub.Client));

        var failure = CodedFailureException.Read(failed.Message.Split('\n')[0])!;
        Assert.Equal(typeof(UnknownNetworkException).FullName, failure.ErrorType);
        Assert.True(failure.IsPermanent);
        Assert.Contains("'000000'", failure.ErrorMessage, StringComparison.Ordinal);
    }

    private static string Call<T>(T input) => JsonSerializer.Serialize(new
    {
        instanceId = "year-honest-society-2570",
        idempotencyKey = Guid.NewGuid().ToString("N"),
        input = JsonSerializer.Deserialize<JsonElement>(Payload.Write(input)),
    });
}
