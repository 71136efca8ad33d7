using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What can be done with a task where it stands, and what follows. Pure.</summary>
public static class TaskRules
{
    /// <summary>The change that a command makes, or why it makes none.</summary>
    public static TaskVerdict Decide(TaskState task, TaskCommand command)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(command);
        return (task.Status, command.Action) switch
        {
            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.Submit) =>
                command.Answers is null ? Refusal.AnswersMissing : Change(command, NoticeKind.ReviewWaiting),
            (WorkTaskStatus.Submitted, TaskAction.Submit) => Refusal.HandedInAlready,

            (WorkTaskStatus.Submitted, TaskAction.Accept) => Change(command, NoticeKind.Accepted),
            (WorkTaskStatus.Submitted, TaskAction.Return) => Returning(task, command),
            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.Accept or TaskAction.Return) =>
                Refusal.NothingHandedIn,

            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.Extend) => Extension(task, command),
            (WorkTaskStatus.Submitted, TaskAction.Extend) => Refusal.HandedInAlready,

            (WorkTaskStatus.Open or WorkTaskStatus.Returned or WorkTaskStatus.Submitted, TaskAction.Waive) =>
                WithReason(command, NoticeKind.Waived),
            (WorkTaskStatus.Open or WorkTaskStatus.Returned or WorkTaskStatus.Submitted, TaskAction.Lapse) =>
                Change(command, notice: null),

            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.AskForTime) =>
                task.IsTimeAskedFor ? Refusal.AskedAlready : AskingForTime(task, command),
            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.AskForWaiver) =>
                task.IsWaiverAskedFor ? Refusal.AskedAlready : WithReason(command, NoticeKind.WaiverAsked),
            (WorkTaskStatus.Submitted, TaskAction.AskForTime or TaskAction.AskForWaiver) => Refusal.HandedInAlready,

            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.RefuseTime) =>
                task.IsTimeAskedFor ? WithReason(command, NoticeKind.TimeRefused) : Refusal.NothingAsked,
            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.RefuseWaiver) =>
                task.IsWaiverAskedFor ? WithReason(command, NoticeKind.WaiverRefused) : Refusal.NothingAsked,
            (WorkTaskStatus.Submitted, TaskAction.RefuseTime or TaskAction.RefuseWaiver) => Refusal.NothingAsked,

            (WorkTaskStatus.Accepted or WorkTaskStatus.Waived or WorkTaskStatus.Lapsed,
                TaskAction.Submit or TaskAction.Accept or TaskAction.Return
                or TaskAction.Extend or TaskAction.Waive or TaskAction.Lapse or TaskAction.AskForTime
                or TaskAction.AskForWaiver or TaskAction.RefuseTime or TaskAction.RefuseWaiver) =>
                Refusal.ClosedAlready,
        };
    }

    /// <summary>Whether an action can be done with a task where it stands, given everything that it asks for.</summary>
    public static bool IsPossible(TaskState task, TaskAction action)
    {
        ArgumentNullException.ThrowIfNull(task);
        var whole = new TaskCommand(default, default, action, Actor.Programme, default)
        {
            Answers = FormAnswers.None,
            Reason = "-",
            NewDueOn = action is TaskAction.Extend or TaskAction.AskForTime ? task.LastDueOn : null,
        };
        return Decide(task, whole).Change is not null;
    }

    /// <summary>Where a task stands after an action that was done; null when it stays where it is.</summary>
    public static WorkTaskStatus? StatusAfter(TaskAction action) => action switch
    {
        TaskAction.Submit => WorkTaskStatus.Submitted,
        TaskAction.Accept => WorkTaskStatus.Accepted,
        TaskAction.Return => WorkTaskStatus.Returned,
        TaskAction.Extend or TaskAction.AskForTime or TaskAction.AskForWaiver or TaskAction.RefuseTime
            or TaskAction.RefuseWaiver => null,
        TaskAction.Waive => WorkTaskStatus.Waived,
        TaskAction.Lapse => WorkTaskStatus.Lapsed,
    };

    /// <summary>What one needs leave for.</summary>
    public static Permission PermissionFor(TaskAction action) => action switch
    {
        TaskAction.Submit => Permission.HandIn,
        TaskAction.Accept or TaskAction.Return => Permission.Review,
        TaskAction.Extend or TaskAction.RefuseTime => Permission.Extend,
        TaskAction.Waive or TaskAction.RefuseWaiver => Permission.Waive,
        TaskAction.AskForTime or TaskAction.AskForWaiver => Permission.Ask,
        TaskAction.Lapse => Permission.Follow,
    };

    /// <summary>How the task's orchestration hears of an action; null where it is the one who acts, or nothing
    /// changes for it.</summary>
    public static TaskEventKind? EventFor(TaskAction action) => action switch
    {
        TaskAction.Submit => TaskEventKind.Submitted,
        TaskAction.Accept => TaskEventKind.Accepted,
        TaskAction.Return => TaskEventKind.Returned,
        TaskAction.Extend => TaskEventKind.Extended,
        TaskAction.Waive => TaskEventKind.Waived,
        TaskAction.Lapse or TaskAction.AskForTime or TaskAction.AskForWaiver or TaskAction.RefuseTime
            or TaskAction.RefuseWaiver => null,
    };

    /// <summary>How the audit trail tells an action.</summary>
    public static string WrittenAs(TaskAction action) => action switch
    {
        TaskAction.Submit => nameof(TaskEventKind.Submitted),
        TaskAction.Accept => nameof(TaskEventKind.Accepted),
        TaskAction.Return => nameof(TaskEventKind.Returned),
        TaskAction.Extend => nameof(TaskEventKind.Extended),
        TaskAction.Waive => nameof(TaskEventKind.Waived),
        TaskAction.Lapse => nameof(WorkTaskStatus.Lapsed),
        TaskAction.AskForTime => nameof(NoticeKind.TimeAsked),
        TaskAction.AskForWaiver => nameof(NoticeKind.WaiverAsked),
        TaskAction.RefuseTime => nameof(NoticeKind.TimeRefused),
        TaskAction.RefuseWaiver => nameof(NoticeKind.WaiverRefused),
    };

    /// <summary>Whether an action leaves a request for more time as it is; any other answers it, or makes it fall
    /// away.</summary>
    public static bool KeepsTimeAsked(TaskAction action) => action switch
    {
        TaskAction.AskForTime or TaskAction.AskForWaiver or TaskAction.RefuseWaiver or TaskAction.Return => true,
        TaskAction.Submit or TaskAction.Accept or TaskAction.Extend or TaskAction.Waive or TaskAction.Lapse
            or TaskAction.RefuseTime => false,
    };

    /// <summary>The same of a request for a waiver.</summary>
    public static bool KeepsWaiverAsked(TaskAction action) => action switch
    {
        TaskAction.AskForTime or TaskAction.AskForWaiver or TaskAction.RefuseTime or TaskAction.Return
            or TaskAction.Extend => true,
        TaskAction.Submit or TaskAction.Accept or TaskAction.Waive or TaskAction.Lapse
            or TaskAction.RefuseWaiver => false,
    };

    /// <summary>The action that an event tells of.</summary>
    public static TaskAction ActionOf(TaskEventKind kind) => kind switch
    {
        TaskEventKind.Submitted => TaskAction.Submit,
        TaskEventKind.Accepted => TaskAction.Accept,
        TaskEventKind.Returned => TaskAction.Return,
        TaskEventKind.Extended => TaskAction.Extend,
        TaskEventKind.Waived => TaskAction.Waive,
    };

    private static TaskVerdict WithReason(TaskCommand command, NoticeKind notice) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Refusal.ReasonMissing : Change(command, notice);

    private static TaskVerdict Extension(TaskState task, TaskCommand command) =>
        command.NewDueOn is { } wantedOn
            ? Moved(task, command, wantedOn, NoticeKind.Extended)
            : Refusal.DueDateNotLater;

    /// <summary>Only what could be given can be asked for; asking moves nothing.</summary>
    private static TaskVerdict AskingForTime(TaskState task, TaskCommand command)
    {
        var verdict = command.NewDueOn is { } wantedOn
            ? Moved(task, command, wantedOn, NoticeKind.TimeAsked)
            : Refusal.DueDateNotLater;
        return verdict with { Change = verdict.Change is { } change ? change with { DueOn = null } : null };
    }

    /// <summary>A return may give more time, as far as an extension may.</summary>
    private static TaskVerdict Returning(TaskState task, TaskCommand command) =>
        command.NewDueOn is { } wantedOn
            ? Moved(task, command, wantedOn, NoticeKind.Returned)
            : WithReason(command, NoticeKind.Returned);

    private static TaskVerdict Moved(TaskState task, TaskCommand command, DateOnly wantedOn, NoticeKind notice)
    {
        if (wantedOn <= task.DueOn)
        {
            return Refusal.DueDateNotLater;
        }

        if (wantedOn > task.LastDueOn)
        {
            return Refusal.DueDateTooLate;
        }

        // Only what an older release opened has a last day that is no working day.
        var dueOn = task.Days.OnOrAfter(wantedOn);
        var verdict = WithReason(command, notice);
        return verdict with
        {
            Change = verdict.Change is { } change
            ? change with { DueOn = dueOn > task.LastDueOn ? wantedOn : dueOn }
            : null
        };
    }

    private static TaskVerdict Change(TaskCommand command, NoticeKind? notice) =>
        new TaskChange(StatusAfter(command.Action), notice, EventFor(command.Action));
}
