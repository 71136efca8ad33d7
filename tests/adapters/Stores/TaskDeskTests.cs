using ProgramFlows.Adapters.Store;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What a command does, and what it never does.</summary>
public abstract class TaskDeskTests(StoreHouse house) : IAsyncDisposable
{
    public static TheoryData<TaskAction> EveryAction => [.. Enum.GetValues<TaskAction>()];

    public static MatrixTheoryData<WorkTaskStatus, TaskAction> EveryActionEverywhere { get; } =
        new(Enum.GetValues<WorkTaskStatus>(), Enum.GetValues<TaskAction>());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task Opening_a_task_tells_its_network_s_coordinators()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(minute: 1);

        Assert.Equal(
            ["01:01 Action Opened task", "01:01 Notice Opened task nok", "01:01 Notice Opened task somchai"],
            (await house.EntriesAsync()).Where(h => h.StartsWith("01:01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_task_that_is_opened_twice_stays_as_it_was()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        var before = await house.EverythingAsync();

        await house.OpenTaskAsync(step: 2, dueOn: TaskActions.NewDueOn, minute: 5);

        Assert.Equal(before, await house.EverythingAsync());
    }

    [Fact]
    public async Task A_task_of_a_network_that_nobody_knows_is_refused_and_leaves_nothing()
    {
        await house.SettleAsync();
        var before = await house.EverythingAsync();

        var refused = await Assert.ThrowsAsync<UnknownNetworkException>(() => house.OpenTaskAsync(network: "999999"));

        Assert.Equal(
            "The network '999999' is not in the store. Import it, then rewind the orchestration.", refused.Message);
        Assert.Equal(before, await house.EverythingAsync());
    }

    [Theory]
    [MemberData(nameof(EveryActionEverywhere))]
    public async Task An_action_is_done_where_it_can_be_and_changes_nothing_elsewhere(
        WorkTaskStatus from, TaskAction action)
    {
        await house.BringToAsync(from);
        var before = await house.EverythingAsync();

        var result = await house.DoAsync(action, StoreHouse.Command("now", minute: 7));

        var task = new TaskState(
            from, StoreHouse.DueOn, StoreHouse.DueOn.AddDays(StoreHouse.MostDays), new WorkingDays([]));
        var why = TaskRules.Decide(
            task,
            new TaskCommand(new CommandId("now"), new TaskId("task"), action, Actor.Programme, StoreHouse.Now)
            {
                Answers = FormAnswers.None,
                Reason = "-",
                NewDueOn = TaskActions.NewDueOn,
            }).Why;
        Assert.Equal(why is { } refusal ? CommandResult.Refused(refusal) : CommandResult.Done, result);
        Assert.Equal(why is not null, before == await house.EverythingAsync());
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task A_command_given_twice_is_done_once_and_answers_the_same(TaskAction action)
    {
        await house.BringToAsync(action);
        Assert.Equal(CommandResult.Done, await house.DoAsync(action, StoreHouse.Command("twice", minute: 7)));
        var once = await house.EverythingAsync();

        Assert.Equal(CommandResult.Done, await house.DoAsync(action, StoreHouse.Command("twice", minute: 9)));

        Assert.Equal(once, await house.EverythingAsync());
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task A_command_given_twice_at_the_same_moment_is_done_once(TaskAction action)
    {
        await house.BringToAsync(action);

        var results = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => house.DoAsync(action, StoreHouse.Command("twice", minute: 7))));

        Assert.All(results, r => Assert.Equal(CommandResult.Done, r));
        Assert.Single(
            await house.EntriesAsync(), h => h.StartsWith("01:07 Action", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_that_comes_again_after_the_task_moved_on_is_still_done_once()
    {
        await house.BringToAsync(WorkTaskStatus.Open);
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in"));
        await house.DoAsync(TaskAction.Return, StoreHouse.Command("given-back", actor: "province-50"));

        Assert.Equal(CommandResult.Done, await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in")));

        Assert.Equal(WorkTaskStatus.Returned, Assert.Single(await house.Simulation.WaitingAsync(Stop)).Status);
    }

    [Fact]
    public async Task Of_two_who_review_at_the_same_moment_one_is_told_it_was_too_late()
    {
        await house.BringToAsync(WorkTaskStatus.Submitted);

        var results = await Task.WhenAll(
            house.DoAsync(TaskAction.Accept, StoreHouse.Command("first", actor: "province-50")),
            house.DoAsync(TaskAction.Return, StoreHouse.Command("second", actor: "province-50")));

        Assert.Equal([CommandResult.Done, CommandResult.Refused(Refusal.ClosedAlready)], results);
    }

    [Fact]
    public async Task A_command_that_could_not_be_done_can_be_given_again()
    {
        await house.BringToAsync(WorkTaskStatus.Open);
        Assert.Equal(
            CommandResult.Refused(Refusal.NothingHandedIn),
            await house.DoAsync(TaskAction.Accept, StoreHouse.Command("again")));
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in"));

        Assert.Equal(CommandResult.Done, await house.DoAsync(TaskAction.Accept, StoreHouse.Command("again")));
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task A_command_on_a_task_that_nobody_knows_changes_nothing(TaskAction action)
    {
        await house.BringToAsync(WorkTaskStatus.Open);
        var before = await house.EverythingAsync();

        Assert.Equal(
            CommandResult.Unknown, await house.DoAsync(action, StoreHouse.Command("now", task: "no-such-task")));

        Assert.Equal(before, await house.EverythingAsync());
    }

    [Theory]
    [InlineData(TaskAction.Submit, NoticeKind.ReviewWaiting, "province-50")]
    [InlineData(TaskAction.Accept, NoticeKind.Accepted, "nok", "somchai")]
    [InlineData(TaskAction.Return, NoticeKind.Returned, "nok", "somchai")]
    [InlineData(TaskAction.Extend, NoticeKind.Extended, "nok", "somchai")]
    [InlineData(TaskAction.Waive, NoticeKind.Waived, "nok", "somchai")]
    public async Task An_action_tells_those_whose_turn_it_is_and_the_task_s_orchestration(
        TaskAction action, NoticeKind kind, params string[] told)
    {
        await house.BringToAsync(action);

        await house.DoAsync(action, StoreHouse.Command("now", minute: 7));

        Assert.Equal(
            told.Select(p => $"01:07 Notice {kind} task {p}"),
            (await house.EntriesAsync()).Where(h => h.StartsWith("01:07 Notice", StringComparison.Ordinal)));
        var left = (await house.TaskEventsAsync())[^1];
        Assert.Equal("task-task", left.InstanceId);
        Assert.Equal(
            new TaskEvent(
                new CommandId("now"),
                Enum.Parse<TaskEventKind>(kind == NoticeKind.ReviewWaiting ? "Submitted" : kind.ToString()),
                StoreHouse.Now.AddMinutes(7),
                action == TaskAction.Extend ? TaskActions.NewDueOn : null),
            StoreHouse.HappeningOf(left));
    }

    [Theory]
    [InlineData(-1, Refusal.DueDateNotLater)]
    [InlineData(0, Refusal.DueDateNotLater)]
    [InlineData(1, null)]
    [InlineData(StoreHouse.MostDays, null)]
    [InlineData(StoreHouse.MostDays + 1, Refusal.DueDateTooLate)]
    public async Task A_due_date_is_moved_to_a_later_day_within_what_the_programme_allows(int days, Refusal? why)
    {
        await house.BringToAsync(WorkTaskStatus.Open);
        var before = await house.EverythingAsync();

        Assert.Equal(
            why is { } refusal ? CommandResult.Refused(refusal) : CommandResult.Done, await ExtendAsync("moved", days));

        var dueOn = Assert.Single(await house.Simulation.WaitingAsync(Stop)).DueOn;
        Assert.Equal(StoreHouse.DueOn.AddDays(why is null ? days : 0), dueOn);
        Assert.Equal(why is not null, before == await house.EverythingAsync());
    }

    [Fact]
    public async Task However_often_a_due_date_is_moved_the_days_count_from_the_first_one()
    {
        await house.BringToAsync(WorkTaskStatus.Open);

        Assert.Equal(CommandResult.Done, await ExtendAsync("first", 20));
        Assert.Equal(CommandResult.Refused(Refusal.DueDateNotLater), await ExtendAsync("back", 10));
        Assert.Equal(
            CommandResult.Refused(Refusal.DueDateTooLate), await ExtendAsync("too-far", StoreHouse.MostDays + 1));
        Assert.Equal(CommandResult.Done, await ExtendAsync("last", StoreHouse.MostDays));
    }

    [Fact]
    public async Task A_task_that_lapses_is_audited_and_nobody_is_told()
    {
        await house.BringToAsync(WorkTaskStatus.Open);

        await house.DoAsync(TaskAction.Lapse, StoreHouse.Command("now", minute: 7));

        Assert.Equal(
            ["01:07 Action Lapsed task"],
            (await house.EntriesAsync()).Where(h => h.StartsWith("01:07", StringComparison.Ordinal)));
        Assert.Empty(await house.TaskEventsAsync());
    }

    [Fact]
    public async Task Of_a_hundred_pieces_of_work_one_that_fails_spoils_only_itself()
    {
        const int unknown = 37;
        const int nameless = 61;
        await house.SettleAsync();

        var work = Enumerable.Range(0, 100).Select(OpenAsync).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(work));

        Assert.Equal([unknown, nameless], work.Index().Where(w => w.Item.IsFaulted).Select(w => w.Index));
        await Assert.ThrowsAsync<UnknownNetworkException>(() => work[unknown]);
        var refused = await Assert.ThrowsAsync<StoreException>(() => work[nameless]);
        Assert.Contains(house.NullRefused, refused.Message, StringComparison.Ordinal);
        Assert.Equal(98, (await house.Simulation.WaitingAsync(Stop)).Count);
        var entries = await house.EntriesAsync();
        Assert.Equal((98, 98 * 2), (Count("Action Opened"), Count("Notice Opened")));

        Task OpenAsync(int i) => house.Desk.OpenAsync(
            new NewTask(
                new TaskId($"task-{i:00}"),
                new NetworkCode(i == unknown ? "999999" : "500101"),
                1,
                i == nameless ? new LocalizedText(null!, "Task") : new LocalizedText("งาน", "Task"),
                StoreHouse.DueOn,
                StoreHouse.DueOn,
                false,
                new TaskOrigin(SmallRoster.Programme, SmallRoster.Year, "task", "1")),
            StoreHouse.Now,
            Stop);

        int Count(string what) => entries.Count(h => h.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_holds_nobody_up()
    {
        await house.BringToAsync(WorkTaskStatus.Open);
        using var impatience = new CancellationTokenSource();
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => house.Desk.DoAsync(
                new TaskCommand(new CommandId("now"), new TaskId("task"),
                    TaskAction.Waive, Actor.Person(new PersonId("office-north")), StoreHouse.Now)
                {
                    Reason = "ไม่มีแหล่งน้ำ",
                },
                impatience.Token));

        await house.OpenTaskAsync("another");
        Assert.Contains(await house.Simulation.WaitingAsync(Stop), t => t.TaskId.Value == "another");
    }

    private Task<CommandResult> ExtendAsync(string id, int days) => house.Desk.DoAsync(
        new TaskCommand(
            new CommandId(id), new TaskId("task"),
                TaskAction.Extend, Actor.Person(new PersonId("province-50")), StoreHouse.Now.AddMinutes(7))
        {
            NewDueOn = StoreHouse.DueOn.AddDays(days),
            Reason = "น้ำท่วม",
        },
        Stop);

    public sealed class InMemory() : TaskDeskTests(StoreHouse.InMemory());

    public sealed class InAFolder() : TaskDeskTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : TaskDeskTests(StoreHouse.On(server));
}
