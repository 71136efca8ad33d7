using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;
using Xunit;

namespace ProgramFlows.Tests.Years;

/// <summary>What ends when, to the day, and what one task of a step says of the step.</summary>
/// <typeparam name="THost">How the host is started.</typeparam>
public abstract class YearsEndContract<THost> : YearContract<THost>
    where THost : IYearHostStart
{
    private static readonly TimeOnly LastMinute = new(23, 59);

    [Fact]
    public async Task A_task_is_open_to_the_last_minute_of_the_year_and_lapses_after_it()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        var task = year.TaskOf(OneNetwork.Code, "core-team");
        await year.PlayToAsync(year.Programme.Year.LastDay, LastMinute);
        Assert.Contains(
            await year.Port<ISimulationReader>().WaitingAsync(Cancellation),
            t => t.TaskId.Value == task && t.Status == WorkTaskStatus.Open);

        await year.PlayToAsync(year.Programme.Year.LastDay.AddDays(1), new TimeOnly(0, 1));

        var outcome = await OutcomeAsync(year, task);
        Assert.Equal(
            new TaskOutcome(WorkTaskStatus.Lapsed, ThaiTime.StartOf(year.Programme.Year.LastDay.AddDays(1))), outcome);
    }

    [Fact]
    public async Task The_year_takes_networks_in_to_its_last_minute_and_closes_after_it()
    {
        const string late = "570102";
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        var id = InstanceIds.YearOf(year.Programme.Id, 2570);
        await year.PlayToAsync(year.Programme.Year.LastDay, new TimeOnly(23, 0));
        await year.Port<INetworkDirectory>().TakeInAsync(
            OneNetwork.Reading(Language.Th, 364, late)(year.Programme), year.Now, Actor.Operator, Cancellation);
        await year.PlayToAsync(year.Programme.Year.LastDay, LastMinute);
        Assert.Equal(OrchestrationStatus.Running, (await year.Client.GetAsync(id, Cancellation))!.Status);

        await year.PlayToAsync(year.Programme.Year.LastDay.AddDays(1), new TimeOnly(0, 1));

        var ended = await year.Client.GetAsync(id, Cancellation);
        Assert.Equal(OrchestrationStatus.Completed, ended!.Status);
        Assert.Equal(2, ended.ReadOutput<int>());
    }

    [Theory]
    [InlineData(0, WorkTaskStatus.Accepted)]
    [InlineData(1, WorkTaskStatus.Lapsed)]
    public async Task What_was_handed_in_can_be_reviewed_through_the_days_of_grace(
        int daysTooLate, WorkTaskStatus expected)
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        var task = year.TaskOf(OneNetwork.Code, "core-team");
        await year.PlayToAsync(year.Programme.Year.LastDay, new TimeOnly(14, 0));
        Assert.Equal(
            CommandResult.Done,
            await year.DoAsync(TaskAction.Submit, "core-team", "last-minute"));

        await year.PlayToAsync(
            year.Programme.Year.LastDay.AddDays(year.Programme.Review.GraceDays + daysTooLate), new TimeOnly(14, 0));
        var accepted = await year.DoAsync(TaskAction.Accept, "core-team", "at-last");
        await year.PlayOutAsync();

        Assert.Equal(
            expected == WorkTaskStatus.Accepted ? CommandResult.Done : CommandResult.Refused(Refusal.ClosedAlready),
            accepted);
        Assert.Equal(expected, (await OutcomeAsync(year, task)).Status);
    }

    [Fact]
    public async Task The_text_of_an_older_releases_year_is_kept_from_its_input()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        await year.PlayToAsync(year.Programme.Year.FirstDay, new TimeOnly(9, 0));
        var library = new EmptyLibrary((year.Programme.Id, 2570), ("purged", 2569));

        await new RunningTexts(library, year.Client).KeepAsync(Cancellation);

        Assert.Equal(
            Payload.Write(year.Programme), Payload.Write(Assert.Single(library.Kept)));
    }

    [Fact]
    public async Task A_step_that_needs_another_done_waits_for_every_task_of_it()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        await year.PlayToAsync(new DateOnly(2026, 12, 20), new TimeOnly(14, 0));
        await AcceptAsync(year, "problem-list");
        await year.PlayOutAsync();

        var state = await year.Client.GetAsync(
            InstanceIds.CycleOf(year.Programme.Id, 2570, new NetworkCode(OneNetwork.Code)), Cancellation);
        var cycle = state!.ReadOutput<CycleResult>()!;
        var later = year.Programme.Steps.Where(s => s.Number is 4 or 5 or 6).Sum(s => s.Tasks.Count);
        Assert.Equal((1, later), (cycle.Accepted, cycle.NeverOpened));
    }

    [Fact]
    public async Task The_same_command_that_reaches_a_task_under_two_keys_counts_once()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        await year.PlayToAsync(new DateOnly(2026, 10, 20), new TimeOnly(14, 0));
        var task = year.TaskOf(OneNetwork.Code, "core-team");
        var (handedIn, returned) = (
            new TaskEvent(new CommandId("one"), TaskEventKind.Submitted, year.Now),
            new TaskEvent(new CommandId("two"), TaskEventKind.Returned, year.Now));
        await RaiseAsync(year, task, handedIn, "key-1");
        await RaiseAsync(year, task, returned, "key-2");
        await RaiseAsync(year, task, handedIn, "key-3");

        await year.PlayToAsync(new DateOnly(2026, 11, 10), new TimeOnly(9, 0));

        // It stands returned: its network is reminded, and no reviewer.
        var told = new List<string>();
        await foreach (var entry in year.Port<ISimulationReader>().EntriesAsync(Cancellation))
        {
            if (entry.Subject == task && entry.Kind == ProgressEntryKind.Notice && entry.At > handedIn.At)
            {
                told.Add(entry.What);
            }
        }

        Assert.DoesNotContain(nameof(NoticeKind.ReviewWaiting), told);
        Assert.Contains(nameof(NoticeKind.Overdue), told);
    }

    private static Task<RaiseEventResult> RaiseAsync(
        PlayedYear year, string task, TaskEvent taskEvent, string key) =>
        year.Client.RaiseEventAsync(
            InstanceIds.FollowUpOf(new TaskId(task)), TaskEvent.Event, taskEvent, key, Cancellation);

    private static async Task AcceptAsync(PlayedYear year, string name)
    {
        await year.DoAsync(TaskAction.Submit, name, $"submit-{name}");
        Assert.Equal(CommandResult.Done, await year.DoAsync(TaskAction.Accept, name, $"accept-{name}"));
    }

    private static async Task<TaskOutcome> OutcomeAsync(PlayedYear year, string task) =>
        (await year.Client.GetAsync(
            InstanceIds.FollowUpOf(new TaskId(task)), Cancellation))!.ReadOutput<TaskOutcome>()!;

    private sealed class EmptyLibrary(params (string, int)[] missing) : IProgrammeLibrary
    {
        public List<ProgrammeDefinition> Kept { get; } = [];

        public Task KeepAsync(ProgrammeDefinition definition, CancellationToken cancellationToken)
        {
            Kept.Add(definition);
            return Task.CompletedTask;
        }

        public Task<ProgrammeDefinition?> FindAsync(
            string id, int fiscalYear, string? version, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<(string Id, int FiscalYear)>> MissingAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<(string, int)>>(missing);
    }
}
