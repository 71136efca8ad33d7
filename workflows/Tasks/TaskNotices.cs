using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What notices about tasks mean.</summary>
public static class TaskNotices
{
    /// <summary>
    /// In which stage of a task a notice asks somebody for work; null for one that only tells. Once the task has left
    /// that stage, the notice would confuse and is not told any more.
    /// </summary>
    public static TaskStage? AsksForWorkIn(this NoticeKind kind) => kind switch
    {
        NoticeKind.Opened or NoticeKind.DueSoon or NoticeKind.DueToday or NoticeKind.Overdue or NoticeKind.HandedUp
            or NoticeKind.Returned => TaskStage.ToBeDone,
        NoticeKind.ReviewWaiting => TaskStage.InReview,
        NoticeKind.Accepted or NoticeKind.Extended or NoticeKind.Waived => null,
    };

    /// <summary>The notices that ask for work in a stage.</summary>
    public static IReadOnlyList<NoticeKind> AskingIn(TaskStage stage) =>
        [.. Enum.GetValues<NoticeKind>().Where(k => k.AsksForWorkIn() == stage)];

    /// <summary>How a reminder reads to a role: what is overdue is handed up to everybody but the network.</summary>
    public static NoticeKind For(NoticeKind kind, Role reader) => kind != NoticeKind.Overdue ? kind : reader switch
    {
        Role.Coordinator => NoticeKind.Overdue,
        Role.ProvincialCoordinator or Role.RegionalOffice => NoticeKind.HandedUp,
    };
}
