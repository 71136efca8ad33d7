using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Records;

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
            (WorkTaskStatus.Submitted, TaskAction.Return) => WithReason(command, NoticeKind.Returned),
            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.Accept or TaskAction.Return) =>
                Refusal.NothingHandedIn,

            (WorkTaskStatus.Open or WorkTaskStatus.Returned, TaskAction.Extend) => Extension(task, command),
            (WorkTaskStatus.Submitted, TaskAction.Extend) => Refusal.HandedInAlready,

            (WorkTaskStatus.Open or WorkTaskStatus.Returned or WorkTaskStatus.Submitted, TaskAction.Waive) =>
                WithReason(command, NoticeKind.Waived),
            (WorkTaskStatus.Open or WorkTaskStatus.Returned or WorkTaskStatus.Submitted, TaskAction.Lapse) =>
                Change(command, notice: null),

            (WorkTaskStatus.Accepted or WorkTaskStatus.Waived or WorkTaskStatus.Lapsed,
                TaskAction.Submit or TaskAction.Accept or TaskAction.Return
                or TaskAction.Extend or TaskAction.Waive or TaskAction.Lapse) => Refusal.ClosedAlready,
        };
    }

    /// <summary>Where a task stands after an action that was done; null when it stays where it is.</summary>
    public static WorkTaskStatus? StatusAfter(TaskAction action) => action switch
    {
        TaskAction.Submit => WorkTaskStatus.Submitted,
        TaskAction.Accept => WorkTaskStatus.Accepted,
        TaskAction.Return => WorkTaskStatus.Returned,
        TaskAction.Extend => null,
        TaskAction.Waive => WorkTaskStatus.Waived,
        TaskAction.Lapse => WorkTaskStatus.Lapsed,
    };

    /// <summary>What one needs leave for.</summary>
    public static Permission PermissionFor(TaskAction action) => action switch
    {
        TaskAction.Submit => Permission.HandIn,
        TaskAction.Accept or TaskAction.Return => Permission.Review,
        TaskAction.Extend => Permission.Extend,
        TaskAction.Waive => Permission.Waive,
        TaskAction.Lapse => Permission.Follow,
    };

    /// <summary>How the task's orchestration hears of an action; null where it is the one who acts.</summary>
    public static TaskHappeningKind? EventFor(TaskAction action) => action switch
    {
        TaskAction.Submit => TaskHappeningKind.Submitted,
        TaskAction.Accept => TaskHappeningKind.Accepted,
        TaskAction.Return => TaskHappeningKind.Returned,
        TaskAction.Extend => TaskHappeningKind.Extended,
        TaskAction.Waive => TaskHappeningKind.Waived,
        TaskAction.Lapse => null,
    };

    /// <summary>The action that an event tells of.</summary>
    public static TaskAction ActionOf(TaskHappeningKind kind) => kind switch
    {
        TaskHappeningKind.Submitted => TaskAction.Submit,
        TaskHappeningKind.Accepted => TaskAction.Accept,
        TaskHappeningKind.Returned => TaskAction.Return,
        TaskHappeningKind.Extended => TaskAction.Extend,
        TaskHappeningKind.Waived => TaskAction.Waive,
    };

    private static TaskVerdict WithReason(TaskCommand command, NoticeKind notice) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Refusal.ReasonMissing : Change(command, notice);

    private static TaskVerdict Extension(TaskState task, TaskCommand command) =>
        command.NewDueOn is not { } day || day <= task.DueOn ? Refusal.DueDateNotLater
        : day > task.LastDueOn ? Refusal.DueDateTooLate
        : WithReason(command, NoticeKind.Extended);

    private static TaskVerdict Change(TaskCommand command, NoticeKind? notice) =>
        new TaskChange(StatusAfter(command.Action), notice, EventFor(command.Action));
}
