using ProgramFlows.Engine.Contract;
using ProgramFlows.Standalone.Simulation;
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
    }

    /// <summary>A thousand open tasks of one network, and who did what to them.</summary>
    private sealed class Written : IProgressReader, ITaskDesk
    {
        public List<string> Waivers { get; } = [];

        public List<string> Others { get; } = [];

        public Task<IReadOnlyList<WaitingTask>> WaitingAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<WaitingTask>>(
            [
                .. Enumerable.Range(0, 1_000).Select(i => new WaitingTask(
                    $"task-{i}",
                    "500101",
                    "50",
                    "north",
                    WorkTaskStatus.Open,
                    ThaiTime.StartOf(DueOn.AddDays(-30)),
                    DueOn,
                    null,
                    0)),
            ]);

        public Task<CommandResult> WaiveAsync(
            TaskCommand command, string reason, CancellationToken cancellationToken) =>
            NoteAsync(Waivers, command);

        public Task<CommandResult> SubmitAsync(
            TaskCommand command, string answers, Role reviewer, CancellationToken cancellationToken) =>
            NoteAsync(Others, command);

        public Task<CommandResult> AcceptAsync(TaskCommand command, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing was handed in.");

        public Task<CommandResult> ReturnAsync(
            TaskCommand command, string reason, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing was handed in.");

        public Task<CommandResult> ExtendAsync(
            TaskCommand command, DateOnly newDueOn, string reason, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("It is too late for that.");

        public Task<CommandResult> LapseAsync(TaskCommand command, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task OpenAsync(NewTask task, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<ProvinceProgress>> ProvincesAsync(
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
