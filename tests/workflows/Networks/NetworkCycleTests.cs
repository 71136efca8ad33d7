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

namespace ProgramFlows.Tests.Workflows.Networks;

/// <summary>When a step opens, with tasks that end at once as they are told to.</summary>
public sealed class NetworkCycleTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(NeedKind.Done, true, WorkTaskStatus.Accepted, WorkTaskStatus.Accepted)]
    [InlineData(NeedKind.Done, true, WorkTaskStatus.Accepted, WorkTaskStatus.Waived)]
    [InlineData(NeedKind.Done, true, WorkTaskStatus.Waived, WorkTaskStatus.Waived)]
    [InlineData(NeedKind.Done, false, WorkTaskStatus.Accepted, WorkTaskStatus.Lapsed)]
    [InlineData(NeedKind.Done, false, WorkTaskStatus.Lapsed, WorkTaskStatus.Waived)]
    [InlineData(NeedKind.Begun, true, WorkTaskStatus.Accepted, WorkTaskStatus.Lapsed)]
    [InlineData(NeedKind.Begun, true, WorkTaskStatus.Waived, WorkTaskStatus.Waived)]
    [InlineData(NeedKind.Begun, false, WorkTaskStatus.Waived, WorkTaskStatus.Lapsed)]
    public async Task A_step_opens_when_what_it_needs_stands(
        NeedKind need, bool opens, WorkTaskStatus one, WorkTaskStatus other)
    {
        var result = await PlayAsync(
            new PlannedStep(1, [], [TaskOf($"{one}-1"), TaskOf($"{other}-2")]),
            new PlannedStep(2, [new StepNeed(1, need)], [TaskOf("Accepted-3")]));

        Assert.Equal(opens ? 0 : 1, result.NeverOpened);
    }

    [Fact]
    public async Task A_step_that_needs_two_waits_for_both()
    {
        var result = await PlayAsync(
            new PlannedStep(1, [], [TaskOf("Accepted-1")]),
            new PlannedStep(2, [], [TaskOf("Lapsed-2")]),
            new PlannedStep(
                3, [new StepNeed(1, NeedKind.Done), new StepNeed(2, NeedKind.Done)], [TaskOf("Accepted-3")]));

        Assert.Equal(new CycleResult(Accepted: 1, Waived: 0, Lapsed: 1, NeverOpened: 1), result);
    }

    [Theory]
    [InlineData("2027-09-30", 0)]
    [InlineData("2027-10-01", 1)]
    public async Task A_step_opens_on_the_last_day_of_the_year_and_not_after_it(string neededOn, int neverOpened)
    {
        var result = await PlayAsync(
            new PlannedStep(1, [], [TaskOf("Accepted-1", DateOnly.ParseExact(neededOn, "yyyy-MM-dd"))]),
            new PlannedStep(2, [new StepNeed(1, NeedKind.Done)], [TaskOf("Accepted-2")]));

        Assert.Equal(neverOpened, result.NeverOpened);
    }

    private static async Task<CycleResult> PlayAsync(params PlannedStep[] steps)
    {
        var clock = new VirtualClock(Start);
        await using var engine = EmbeddedEngine.Open(
            new EngineOptions { Clock = clock },
            new Catalogue()
                .AddOrchestrator(NetworkCycle.Name, () => new NetworkCycle())
                .AddOrchestrator(TaskFollowUp.Name, () => new EndsAsNamed()),
            NoServices.Instance,
            NullLoggerFactory.Instance);
        engine.Start();
        var rules = new FollowUpRules(
            new TimeOnly(6, 0), [], new ReviewRule(Role.ProvincialCoordinator, 5, 30), new DateOnly(2027, 9, 30), []);
        var cancellation = TestContext.Current.CancellationToken;
        await engine.Client.StartAsync(
            NetworkCycle.Name,
            "cycle",
            new NetworkCycleInput("programme", 2570, new NetworkCode("500101"), steps, rules),
            new StartOptions(InstanceIdReuse.Never),
            cancellation);
        await new VirtualTime(engine, clock).PlayToAsync(Start.AddYears(1).AddDays(1), cancellation);
        return (await engine.Client.GetAsync("cycle", cancellation))!.ReadOutput<CycleResult>()!;
    }

    private static PlannedTask TaskOf(string id, DateOnly? endsOn = null) => new(
        id,
        new LocalizedText(id, id),
        new DateOnly(2026, 10, 1),
        endsOn ?? new DateOnly(2026, 10, 1),
        endsOn ?? new DateOnly(2026, 10, 1),
        IsCatchUp: false);

    private sealed class EndsAsNamed : Orchestrator<TaskFollowUpInput, TaskOutcome>
    {
        public override async Task<TaskOutcome> RunAsync(OrchestrationContext context, TaskFollowUpInput input)
        {
            var endsAt = ThaiTime.Moment(input.Plan.DueOn, new TimeOnly(14, 0));
            if (input.Plan.DueOn > input.Plan.OpensOn)
            {
                await context.CreateTimerAsync(endsAt);
            }

            return new TaskOutcome(
                Enum.Parse<WorkTaskStatus>(input.Plan.TaskId.Split('-')[0]), context.CurrentUtcDateTime);
        }
    }
}
