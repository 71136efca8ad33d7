using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Tasks;

/// <summary>What can be done with a task where it stands, and what follows.</summary>
public sealed class TaskRulesTests
{
    private static readonly DateOnly DueOn = new(2026, 11, 30);
    private static readonly DateOnly LastDueOn = DueOn.AddDays(30);

    private static readonly WorkingDays Days = new([new DateOnly(2026, 12, 10)]);

    /// <summary>Rows are statuses, columns the actions in their order; nothing has been asked for.</summary>
    private static readonly Dictionary<WorkTaskStatus, string[]> Table = new()
    {
        [WorkTaskStatus.Open] =
            [
                "Submitted", "NothingHandedIn", "NothingHandedIn", "Open", "Waived", "Lapsed",
                "Open", "Open", "NothingAsked", "NothingAsked",
            ],
        [WorkTaskStatus.Submitted] =
            [
                "HandedInAlready", "Accepted", "Returned", "HandedInAlready", "Waived", "Lapsed",
                "HandedInAlready", "HandedInAlready", "NothingAsked", "NothingAsked",
            ],
        [WorkTaskStatus.Returned] =
            [
                "Submitted", "NothingHandedIn", "NothingHandedIn", "Returned", "Waived", "Lapsed",
                "Returned", "Returned", "NothingAsked", "NothingAsked",
            ],
        [WorkTaskStatus.Accepted] = Closed,
        [WorkTaskStatus.Waived] = Closed,
        [WorkTaskStatus.Lapsed] = Closed,
    };

    public static MatrixTheoryData<WorkTaskStatus, TaskAction> Everything { get; } =
        new(Enum.GetValues<WorkTaskStatus>(), Enum.GetValues<TaskAction>());

    private static string[] Closed => [.. Enumerable.Repeat("ClosedAlready", 10)];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_action_in_every_status_changes_or_says_why_not(WorkTaskStatus from, TaskAction action)
    {
        var verdict = TaskRules.Decide(new TaskState(from, DueOn, LastDueOn, Days), Whole(action));

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

        var change = TaskRules.Decide(new TaskState(from, DueOn, LastDueOn, Days), Whole(action)).Change!;

        Assert.Equal(notice, change.Notice);
        Assert.Equal(action, change.Event is { } taskEvent ? TaskRules.ActionOf(taskEvent) : TaskAction.Lapse);
    }

    [Theory]
    [InlineData(TaskAction.AskForTime, NoticeKind.TimeAsked)]
    [InlineData(TaskAction.AskForWaiver, NoticeKind.WaiverAsked)]
    [InlineData(TaskAction.RefuseTime, NoticeKind.TimeRefused)]
    [InlineData(TaskAction.RefuseWaiver, NoticeKind.WaiverRefused)]
    public void What_is_asked_or_refused_is_told_and_moves_nothing(TaskAction action, NoticeKind notice)
    {
        var isAsked = action is TaskAction.RefuseTime or TaskAction.RefuseWaiver;

        var change = TaskRules.Decide(Asked(time: isAsked, waiver: isAsked), Whole(action)).Change!;

        Assert.Equal(new TaskChange(null, notice, null), change);
    }

    [Theory]
    [InlineData(TaskAction.AskForTime, TaskAction.AskForWaiver)]
    [InlineData(TaskAction.AskForWaiver, TaskAction.AskForTime)]
    public void The_same_is_asked_for_once_until_somebody_answers(TaskAction asked, TaskAction other)
    {
        var state = Asked(time: asked == TaskAction.AskForTime, waiver: asked == TaskAction.AskForWaiver);

        Assert.Equal(Refusal.AskedAlready, TaskRules.Decide(state, Whole(asked)).Why);
        Assert.Null(TaskRules.Decide(state, Whole(other)).Why);
    }

    [Theory]
    [InlineData(null, Refusal.DueDateNotLater)]
    [InlineData(0, Refusal.DueDateNotLater)]
    [InlineData(30, null)]
    [InlineData(31, Refusal.DueDateTooLate)]
    public void No_more_time_is_asked_for_than_could_be_given(int? days, Refusal? expected)
    {
        var command = Whole(TaskAction.AskForTime) with { NewDueOn = days is { } d ? DueOn.AddDays(d) : null };

        Assert.Equal(expected, TaskRules.Decide(Asked(time: false, waiver: false), command).Why);
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
            expected, TaskRules.Decide(new TaskState(WorkTaskStatus.Open, DueOn, LastDueOn, Days), command).Why);
    }

    [Theory]
    [InlineData("2026-12-09", "2026-12-09")]
    [InlineData("2026-12-10", "2026-12-11")]
    [InlineData("2026-12-12", "2026-12-14")]
    public void A_due_date_is_moved_to_a_working_day(string wanted, string dueOn)
    {
        var command = Whole(TaskAction.Extend) with { NewDueOn = DateOnly.ParseExact(wanted, "yyyy-MM-dd") };

        var change = TaskRules.Decide(new TaskState(WorkTaskStatus.Open, DueOn, LastDueOn, Days), command).Change!;

        Assert.Equal(DateOnly.ParseExact(dueOn, "yyyy-MM-dd"), change.DueOn);
    }

    [Fact]
    public void A_last_day_of_an_older_release_stays_the_last_although_nobody_works_on_it()
    {
        var sunday = new DateOnly(2026, 12, 13);
        var command = Whole(TaskAction.Extend) with { NewDueOn = sunday };

        var change = TaskRules.Decide(new TaskState(WorkTaskStatus.Open, DueOn, sunday, Days), command).Change!;

        Assert.Equal(sunday, change.DueOn);
    }

    [Theory]
    [InlineData(TaskAction.Return, WorkTaskStatus.Submitted)]
    [InlineData(TaskAction.Extend, WorkTaskStatus.Open)]
    [InlineData(TaskAction.Waive, WorkTaskStatus.Open)]
    [InlineData(TaskAction.AskForTime, WorkTaskStatus.Open)]
    [InlineData(TaskAction.AskForWaiver, WorkTaskStatus.Returned)]
    public void Who_returns_extends_waives_or_asks_says_why(TaskAction action, WorkTaskStatus from)
    {
        var state = new TaskState(from, DueOn, LastDueOn, Days);

        Assert.Equal(Refusal.ReasonMissing, TaskRules.Decide(state, Whole(action) with { Reason = null }).Why);
        Assert.Equal(Refusal.ReasonMissing, TaskRules.Decide(state, Whole(action) with { Reason = "  " }).Why);
    }

    [Fact]
    public void A_form_that_is_handed_in_has_answers() =>
        Assert.Equal(
            Refusal.AnswersMissing,
            TaskRules.Decide(
                new TaskState(WorkTaskStatus.Open, DueOn, LastDueOn, Days),
                Whole(TaskAction.Submit) with { Answers = null }).Why);

    [Fact]
    public void Every_refusal_has_a_sentence_in_both_languages() =>
        Assert.All(Enum.GetValues<Refusal>(), refusal =>
        {
            var (th, en) = (RefusalTexts.Of(refusal, Language.Th), RefusalTexts.Of(refusal, Language.En));
            Assert.NotEqual(th, en);
            Assert.Contains(th, c => c is >= '\u0e00' and <= '\u0e7f');
        });

    private static TaskState Asked(bool time, bool waiver) => new(WorkTaskStatus.Open, DueOn, LastDueOn, Days)
    {
        IsTimeAskedFor = time,
        IsWaiverAskedFor = waiver,
    };

    private static TaskCommand Whole(TaskAction action) =>
        new(new CommandId("id"),
            new TaskId("task"), action, Actor.Person(new PersonId("nok")), DateTimeOffset.UnixEpoch)
        {
            Answers = FormAnswers.None,
            Reason = "น้ำท่วม",
            NewDueOn = DueOn.AddDays(7),
        };
}
