using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Tasks;

/// <summary>A task's ladder when nobody could climb it in time.</summary>
public sealed class TaskFollowUpTests
{
    private static readonly TimeOnly Six = new(6, 0);
    private static readonly DateOnly OpensOn = new(2027, 8, 2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rungs_that_came_due_while_it_was_held_are_climbed_afterwards()
    {
        var told = new List<string>();
        var clock = new VirtualClock(ThaiTime.StartOf(OpensOn));
        await using var engine = EmbeddedEngine.Open(
            new EngineOptions { Clock = clock },
            new Catalogue()
                .AddOrchestrator(TaskFollowUp.Name, () => new TaskFollowUp())
                .AddActivity(OpenTask.Name, _ => new Does<OpenTaskInput>(_ => { }))
                .AddActivity(QueueNotice.Name, _ => new Does<QueueNoticeInput>(
                    n => told.Add($"{ThaiTime.DayOf(n.At):MM-dd} {n.Kind} {string.Join(' ', n.To)}"))),
            NoServices.Instance,
            NullLoggerFactory.Instance);
        engine.Start();
        await engine.Client.StartAsync(
            TaskFollowUp.Name, "task", Input, new StartOptions(InstanceIdReuse.Never), Cancellation);
        await PlayToAsync(new DateOnly(2027, 8, 14));
        await engine.Client.SuspendAsync("task", "a flood", Cancellation);
        await PlayToAsync(new DateOnly(2027, 8, 29));
        await engine.Client.ResumeAsync("task", "it is over", Cancellation);
        await PlayToAsync(new DateOnly(2027, 9, 5));

        Assert.Equal(
            [
                "08-13 DueSoon Coordinator",
                "08-29 DueToday Coordinator",
                "08-29 Overdue Coordinator ProvincialCoordinator",
                "09-03 Overdue RegionalOffice",
            ],
            told);

        Task PlayToAsync(DateOnly day) =>
            new VirtualTime(engine, clock).PlayToAsync(ThaiTime.Moment(day, new TimeOnly(12, 0)), Cancellation);
    }

    private static TaskFollowUpInput Input => new(
        new TaskId("task"),
        new NetworkCode("500101"),
        1,
        new PlannedTask(
            "plan", new LocalizedText("งาน", "Task"), OpensOn, new(2027, 8, 20), new(2027, 8, 20), IsCatchUp: false),
        new FollowUpRules(
            Six,
            [
                new Reminder(-7, [Role.Coordinator]), new Reminder(0, [Role.Coordinator]),
                new Reminder(7, [Role.Coordinator, Role.ProvincialCoordinator]),
                new Reminder(14, [Role.RegionalOffice]),
            ],
            new ReviewRule(Role.ProvincialCoordinator, WorkingDays: 5, GraceDays: 30),
            new DateOnly(2027, 9, 30),
            []));

    private sealed class Does<TInput>(Action<TInput> action) : Activity<TInput, Unit>
    {
        public override Task<Unit> RunAsync(ActivityContext context, TInput input)
        {
            action(input);
            return Task.FromResult(default(Unit));
        }
    }
}
