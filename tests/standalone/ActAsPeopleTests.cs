using ProgramFlows.Engine.Contract;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>The people of a rehearsal do only what the programme lets them do.</summary>
public sealed class ActAsPeopleTests
{
    private static readonly DateOnly DueOn = new(2026, 11, 30);

    [Theory]
    [InlineData(Role.RegionalOffice, "office-north")]
    [InlineData(Role.ProvincialCoordinator, "province-50")]
    [InlineData(Role.Coordinator, "coordinator-500101")]
    public async Task A_task_is_waived_by_the_one_who_may(Role waivedBy, string actor)
    {
        var people = new Written();
        var context = new ActivityContext(
            "simulated-people", ActAsPeople.Name.Value, new string('0', 32), TestContext.Current.CancellationToken);

        await new ActAsPeople(people, people).RunAsync(
            context, new ActAsPeopleInput(1, waivedBy, ThaiTime.Moment(DueOn.AddDays(6), new TimeOnly(15, 0))));

        Assert.NotEmpty(people.Waivers);
        Assert.All(people.Waivers, w => Assert.Equal(actor, w));
        Assert.All(people.Others, o => Assert.Equal("coordinator-500101", o));
        Assert.Empty(people.Reviewers);
    }

    [Theory]
    [InlineData(Role.RegionalOffice, "office-north")]
    [InlineData(Role.Coordinator, "coordinator-500101")]
    [InlineData(null, "province-50")]
    public async Task A_task_is_reviewed_by_the_one_who_may(Role? reviewedBy, string actor)
    {
        var people = new Written { Status = WorkTaskStatus.Submitted };
        var at = ThaiTime.Moment(DueOn.AddDays(20), new TimeOnly(15, 0));
        var context = new ActivityContext(
            "simulated-people", ActAsPeople.Name.Value, new string('0', 32), TestContext.Current.CancellationToken);

        await new ActAsPeople(people, people).RunAsync(
            context, new ActAsPeopleInput(1, Role.RegionalOffice, at, reviewedBy));

        Assert.NotEmpty(people.Reviewers);
        Assert.All(people.Reviewers, r => Assert.Equal(actor, r));
    }

    /// <summary>A thousand tasks of one network, and who did what to them.</summary>
    private sealed class Written : IProgressReader, ITaskDesk
    {
        public List<string> Waivers { get; } = [];

        public List<string> Others { get; } = [];

        public List<string> Reviewers { get; } = [];

        public WorkTaskStatus Status { get; init; } = WorkTaskStatus.Open;

        public Task<IReadOnlyList<WaitingTask>> WaitingAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<WaitingTask>>(
            [
                .. Enumerable.Range(0, 1_000).Select(i => new WaitingTask(
                    $"task-{i}",
                    "500101",
                    "50",
                    "north",
                    Status,
                    ThaiTime.StartOf(DueOn.AddDays(-30)),
                    DueOn,
                    Status == WorkTaskStatus.Open ? null : ThaiTime.StartOf(DueOn),
                    Status == WorkTaskStatus.Open ? 0 : 1)),
            ]);

        public Task<CommandResult> WaiveAsync(
            TaskCommand command, string reason, CancellationToken cancellationToken) =>
            NoteAsync(Waivers, command);

        public Task<CommandResult> SubmitAsync(
            TaskCommand command, string answers, Role reviewer, CancellationToken cancellationToken) =>
            NoteAsync(Others, command);

        public Task<CommandResult> AcceptAsync(TaskCommand command, CancellationToken cancellationToken) =>
            NoteAsync(Reviewers, command);

        public Task<CommandResult> ReturnAsync(
            TaskCommand command, string reason, CancellationToken cancellationToken) => NoteAsync(Reviewers, command);

        public Task<CommandResult> ExtendAsync(
            TaskCommand command, DateOnly newDueOn, string reason, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("It is too late for that.");

        public Task<CommandResult> LapseAsync(TaskCommand command, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task OpenAsync(NewTask task, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<YearProgress>> YearsAsync(
            DateOnly today, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<OverdueTasks> OverdueAsync(DateOnly today, int most, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<MessageOutlook> MessagesAsync(int most, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<ProgressEntry> HappeningsAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        private static Task<CommandResult> NoteAsync(List<string> who, TaskCommand command)
        {
            who.Add(command.Actor);
            return Task.FromResult(CommandResult.Done);
        }
    }
}
