using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

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
            or NoticeKind.Returned or NoticeKind.TimeAsked or NoticeKind.WaiverAsked
            or NoticeKind.TimeRefused or NoticeKind.WaiverRefused or NoticeKind.Unanswered => TaskStage.ToBeDone,
        NoticeKind.ReviewWaiting => TaskStage.InReview,
        NoticeKind.Accepted or NoticeKind.Extended or NoticeKind.Waived => null,
    };

    /// <summary>The notices that ask for work in a stage.</summary>
    public static IReadOnlyList<NoticeKind> AskingIn(TaskStage stage) =>
        [.. Enum.GetValues<NoticeKind>().Where(k => k.AsksForWorkIn() == stage)];

    /// <summary>What those who are told are asked to do; null where it goes to the network.</summary>
    public static Permission? AsksFor(this NoticeKind kind) => kind switch
    {
        NoticeKind.ReviewWaiting => Permission.Review,
        NoticeKind.TimeAsked => Permission.Extend,
        NoticeKind.WaiverAsked => Permission.Waive,
        NoticeKind.Opened or NoticeKind.DueSoon or NoticeKind.DueToday or NoticeKind.Overdue or NoticeKind.HandedUp
            or NoticeKind.Returned or NoticeKind.Accepted or NoticeKind.Extended or NoticeKind.Waived
            or NoticeKind.TimeRefused or NoticeKind.WaiverRefused or NoticeKind.Unanswered => null,
    };

    /// <summary>
    /// Whether it only reminds of the day. What somebody decided or asks is told before it: how near the day is, each
    /// line tells anyhow.
    /// </summary>
    public static bool OnlyReminds(this NoticeKind kind) => kind switch
    {
        NoticeKind.Opened or NoticeKind.DueSoon or NoticeKind.DueToday or NoticeKind.Overdue or NoticeKind.HandedUp =>
            true,
        NoticeKind.ReviewWaiting or NoticeKind.Returned or NoticeKind.Accepted or NoticeKind.Extended
            or NoticeKind.Waived or NoticeKind.TimeAsked or NoticeKind.WaiverAsked or NoticeKind.TimeRefused
            or NoticeKind.WaiverRefused or NoticeKind.Unanswered => false,
    };

    /// <summary>Whether it is told in place of what came before it: a reminder alone takes nothing's place.</summary>
    /// <param name="kind">The later of the two.</param>
    /// <param name="before">The one before; null where there is none.</param>
    public static bool TellsOver(this NoticeKind kind, NoticeKind? before) =>
        !kind.OnlyReminds() || before?.OnlyReminds() is not false;

    /// <summary>How a reminder reads to a role: what is overdue is handed up to everybody but the network.</summary>
    public static NoticeKind For(NoticeKind kind, Role reader) => kind != NoticeKind.Overdue ? kind : reader switch
    {
        Role.Coordinator => NoticeKind.Overdue,
        Role.ProvincialCoordinator or Role.RegionalOffice or Role.ProgrammeStaff or Role.AgencyOfficer or Role.Auditor
            or Role.Administrator => NoticeKind.HandedUp,
    };
}
