using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Tasks;

/// <summary>What can be done with a task where it stands, and what follows.</summary>
public sealed class TaskRulesTests
{
    private static readonly DateOnly DueOn = new(2026, 11, 30);
    private static readonly DateOnly LastDueOn = DueOn.AddDays(30);

    /// <summary>Rows are statuses, columns Submit, Accept, Return, Extend, Waive and Lapse.</summary>
    private static readonly Dictionary<WorkTaskStatus, string[]> Table = new()
    {
        [WorkTaskStatus.Open] =
            ["Submitted", "NothingHandedIn", "NothingHandedIn", "Open", "Waived", "Lapsed"],
        [WorkTaskStatus.Submitted] =
            ["HandedInAlready", "Accepted", "Returned", "HandedInAlready", "Waived", "Lapsed"],
        [WorkTaskStatus.Returned] =
            ["Submitted", "NothingHandedIn", "NothingHandedIn", "Returned", "Waived", "Lapsed"],
        [WorkTaskStatus.Accepted] = Closed,
        [WorkTaskStatus.Waived] = Closed,
        [WorkTaskStatus.Lapsed] = Closed,
    };

    public static MatrixTheoryData<WorkTaskStatus, TaskAction> Everything { get; } =
        new(Enum.GetValues<WorkTaskStatus>(), Enum.GetValues<TaskAction>());

    private static string[] Closed => [.. Enumerable.Repeat("ClosedAlready", 6)];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_action_in_every_status_changes_or_says_why_not(WorkTaskStatus from, TaskAction action)
    {
        var verdict = TaskRules.Decide(new TaskState(from, DueOn, LastDueOn), Whole(action));

        Assert.Equal(
            Table[from][(int)action],
            verdict.Why?.ToString() ?? (verdict.Change!.Status ?? from).ToString());
        Assert.NotEqual(verdict.Change is null, verdict.Why is null);
    }

    [Theory]
    [InlineData(TaskAction.Submit, NoticeKind.ReviewWaiting)]
    [InlineData(TaskAction.Accept, NoticeKind.Accepted)]
    [InlineData(TaskAction.Return, NoticeKind.Returned)]
    [InlineData(TaskAction.Extend, NoticeKind.Extended)]
    [InlineData(TaskAction.Waive, NoticeKind.Waived)]
    [InlineData(TaskAction.Lapse, null)]
    public void Each_change_says_what_is_told_and_what_the_orchestration_hears(TaskAction action, NoticeKind? notice)
    {
        var from = action is TaskAction.Accept or TaskAction.Return ? WorkTaskStatus.Submitted : WorkTaskStatus.Open;

        var change = TaskRules.Decide(new TaskState(from, DueOn, LastDueOn), Whole(action)).Change!;

        Assert.Equal(notice, change.Notice);
        Assert.Equal(action, change.Event is { } happening ? TaskRules.ActionOf(happening) : TaskAction.Lapse);
    }

    [Theory]
    [InlineData(null, Refusal.DueDateNotLater)]
    [InlineData(0, Refusal.DueDateNotLater)]
    [InlineData(1, null)]
    [InlineData(30, null)]
    [InlineData(31, Refusal.DueDateTooLate)]
    public void A_due_date_is_moved_later_and_not_too_late(int? days, Refusal? expected)
    {
        var command = Whole(TaskAction.Extend) with { NewDueOn = days is { } d ? DueOn.AddDays(d) : null };

        Assert.Equal(
            expected, TaskRules.Decide(new TaskState(WorkTaskStatus.Open, DueOn, LastDueOn), command).Why);
    }

    [Theory]
    [InlineData(TaskAction.Return, WorkTaskStatus.Submitted)]
    [InlineData(TaskAction.Extend, WorkTaskStatus.Open)]
    [InlineData(TaskAction.Waive, WorkTaskStatus.Open)]
    public void Who_returns_extends_or_waives_says_why(TaskAction action, WorkTaskStatus from)
    {
        var state = new TaskState(from, DueOn, LastDueOn);

        Assert.Equal(Refusal.ReasonMissing, TaskRules.Decide(state, Whole(action) with { Reason = null }).Why);
        Assert.Equal(Refusal.ReasonMissing, TaskRules.Decide(state, Whole(action) with { Reason = "  " }).Why);
    }

    [Fact]
    public void A_form_that_is_handed_in_has_answers() =>
        Assert.Equal(
            Refusal.AnswersMissing,
            TaskRules.Decide(
                new TaskState(WorkTaskStatus.Open, DueOn, LastDueOn),
                Whole(TaskAction.Submit) with { Answers = null }).Why);

    [Fact]
    public void Every_refusal_has_a_sentence_in_both_languages() =>
        Assert.All(Enum.GetValues<Refusal>(), refusal =>
        {
            var (th, en) = (RefusalTexts.Of(refusal, Language.Th), RefusalTexts.Of(refusal, Language.En));
            Assert.NotEqual(th, en);
            Assert.Contains(th, c => c is >= '\u0e00' and <= '\u0e7f');
        });

    private static TaskCommand Whole(TaskAction action) =>
        new("id", "task", action, Actor.Person("nok"), DateTimeOffset.UnixEpoch)
        {
            Answers = "{}",
            Reason = "น้ำท่วม",
            NewDueOn = DueOn.AddDays(7),
        };
}
