using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Years;
using Xunit;

using HistoryEvent = Microsoft.DurableTask.Protobuf.HistoryEvent;
using Kind = Microsoft.DurableTask.Protobuf.OrchestratorAction.OrchestratorActionTypeOneofCase;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>Single turns of orchestrations, as the host asks for them.</summary>
public sealed class TurnsTests(RunningApp app)
{
    private static readonly DateTimeOffset Opening = ThaiTime.StartOf(RunningApp.Programme.Year.FirstDay);

    [Fact]
    public async Task A_year_that_opens_asks_for_the_digest_first()
    {
        var answer = await TurnAsync([], [new HistoryEvent { OrchestratorStarted = new() }, YearStarted()]);

        var call = Assert.Single(answer.Actions).ScheduleTask;
        Assert.Equal("StartDigest", call.Name);
        Assert.Contains("\"idempotencyKey\"", call.Input, StringComparison.Ordinal);
        Assert.Contains("\"day\":\"2026-10-01\"", call.Input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_waits_for_its_morning_and_shows_when_it_is_due()
    {
        var monday = new DateOnly(2026, 10, 5);
        var started = Started(
            "DailyDigest", "digest", Payload.Write(DailyDigestInput.For(RunningApp.Programme, monday)));
        var answer = await TurnAsync([], [new HistoryEvent { OrchestratorStarted = new() }, started]);

        var due = ThaiTime.Moment(monday, RunningApp.Programme.DigestAt);
        Assert.Equal(Longest(due), Assert.Single(answer.Actions).CreateTimer.FireAt.ToDateTimeOffset());
        Assert.Contains("$due", answer.CustomStatus, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_that_the_code_no_longer_fits_is_held_and_told()
    {
        var answer = await TurnAsync(
            [
                new HistoryEvent { OrchestratorStarted = new() },
                YearStarted(),
                new HistoryEvent
                {
                    EventId = 0,
                    TaskScheduled = new TaskScheduledEvent { Name = "CountTheStars", Input = "[{}]" },
                },
                new HistoryEvent { OrchestratorCompleted = new() },
            ],
            [
                new HistoryEvent { OrchestratorStarted = new() },
                new HistoryEvent { TaskCompleted = new TaskCompletedEvent { TaskScheduledId = 0, Result = "{}" } },
            ]);

        Assert.DoesNotContain(answer.Actions, a => a.OrchestratorActionTypeCase == Kind.CompleteOrchestration);
        Assert.Contains("$problem", answer.CustomStatus, StringComparison.Ordinal);
        Assert.Contains("CountTheStars", answer.CustomStatus, StringComparison.Ordinal);
    }

    private static HistoryEvent YearStarted() => Started(
        "ProgrammeYear",
        "year-honest-society-2570",
        Payload.Write(new ProgrammeYearInput(RunningApp.Programme)));

    private static HistoryEvent Started(string name, string id, byte[] input) => new()
    {
        EventId = -1,
        ExecutionStarted = new ExecutionStartedEvent
        {
            Name = name,
            Version = "1.0",
            Input = Encoding.UTF8.GetString(input),
            OrchestrationInstance = new OrchestrationInstance { InstanceId = id, ExecutionId = "e" },
        },
    };

    private static DateTimeOffset Longest(DateTimeOffset due)
    {
        var cut = Opening.AddDays(3).AddTicks(-1);
        return due <= Opening.AddDays(3) ? due : cut;
    }

    private async Task<OrchestratorResponse> TurnAsync(HistoryEvent[] past, HistoryEvent[] now)
    {
        var started = past.Concat(now).Single(h => h.ExecutionStarted is not null).ExecutionStarted;
        foreach (var historyEvent in past.Concat(now))
        {
            historyEvent.Timestamp = Opening.ToTimestamp();
        }

        var request = new OrchestratorRequest
        {
            InstanceId = started.OrchestrationInstance.InstanceId,
            ExecutionId = started.OrchestrationInstance.ExecutionId,
        };
        request.PastEvents.Add(past);
        request.NewEvents.Add(now);
        var answer = await app.InvokeAsync(started.Name, Convert.ToBase64String(request.ToByteArray()));
        return OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer!.String));
    }
}
