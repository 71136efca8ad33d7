using ProgramFlows.Engine.Contract;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>The people of a rehearsal do only what it is their turn to do.</summary>
public sealed class ActAsPeopleTests
{
    private static readonly DateOnly DueOn = new(2026, 11, 30);

    [Fact]
    public async Task Everything_is_done_by_somebody_whose_turn_it_is()
    {
        var open = new Written(WorkTaskStatus.Open);
        var submitted = new Written(WorkTaskStatus.Submitted);

        await PlayAsync(open, DueOn.AddDays(6));
        await PlayAsync(submitted, DueOn.AddDays(20));

        Assert.Equal(
            [TaskAction.Submit, TaskAction.Waive], open.Done.Select(c => c.Action).Distinct().Order());
        Assert.Equal(
            [TaskAction.Accept, TaskAction.Return], submitted.Done.Select(c => c.Action).Distinct().Order());
        Assert.All(
            open.Done.Concat(submitted.Done),
            c => Assert.Equal(Written.WhoseTurn(TaskRules.PermissionFor(c.Action)), c.Actor.Who));
    }

    [Fact]
    public async Task Where_it_is_nobodys_turn_nothing_is_done()
    {
        var people = new Written(WorkTaskStatus.Submitted) { IsDeserted = true };

        await PlayAsync(people, DueOn.AddDays(20));

        Assert.Empty(people.Done);
    }

    private static Task<int> PlayAsync(Written people, DateOnly day) =>
        new ActAsPeople(people, people, people).RunAsync(
            new ActivityContext(
                "simulated-people", ActAsPeople.Name.Value, new string('0', 32), TestContext.Current.CancellationToken),
            new ActAsPeopleInput(1, ThaiTime.Moment(day, new TimeOnly(15, 0))));

    /// <summary>A thousand tasks of as many networks, and what was done with them.</summary>
    private sealed class Written(WorkTaskStatus status) : ISimulationReader, ITaskDesk, IProgrammeLibrary
    {
        public List<TaskCommand> Done { get; } = [];

        public bool IsDeserted { get; init; }

        public static PersonId WhoseTurn(Permission permission) => new($"who-may-{permission}");

        public Task<IReadOnlyList<WaitingTask>> WaitingAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<WaitingTask>>(
            [
                .. Enumerable.Range(0, 1_000).Select(i => new WaitingTask(
                    new TaskId($"task-{i}"),
                    new NetworkCode($"{500_101 + i}"),
                    "50",
                    "north",
                    status,
                    ThaiTime.StartOf(DueOn.AddDays(-30)),
                    DueOn,
                    status == WorkTaskStatus.Open ? null : ThaiTime.StartOf(DueOn),
                    status == WorkTaskStatus.Open ? 0 : 1)),
            ]);

        public Task<IReadOnlyDictionary<TaskId, IReadOnlyList<PersonId>>> TurnsAsync(
            IReadOnlyDictionary<TaskId, Permission> asked, DateOnly day, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<TaskId, IReadOnlyList<PersonId>>>(
                asked.ToDictionary(
                    a => a.Key,
                    a => (IReadOnlyList<PersonId>)(IsDeserted ? [] : [WhoseTurn(a.Value), new PersonId("another")])));

        public Task<CommandResult> DoAsync(TaskCommand command, CancellationToken cancellationToken)
        {
            Done.Add(command);
            return Task.FromResult(CommandResult.Done);
        }

        public Task<ProgrammeDefinition?> FindAsync(
            string id, int fiscalYear, string? version, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<Prefilled> PrefilledAsync(TaskId task, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task KeepAsync(ProgrammeDefinition definition, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<(string Id, int FiscalYear)>> MissingAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task OpenAsync(NewTask task, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<PersonId>> HoldersAsync(Role role, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<ProgressEntry> EntriesAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
