namespace ProgramFlows.Workflows.Notices;

/// <summary>Why a line stands in somebody's digest. The numbers stand in stores: a new one is the last.</summary>
public enum NoticeKind
{
    /// <summary>A task has opened.</summary>
    Opened,

    /// <summary>A task is due before long.</summary>
    DueSoon,

    /// <summary>A task is due today.</summary>
    DueToday,

    /// <summary>A task is overdue.</summary>
    Overdue,

    /// <summary>Somebody else's task is overdue and is handed up.</summary>
    HandedUp,

    /// <summary>What was handed in waits for the reader's review.</summary>
    ReviewWaiting,

    /// <summary>What was handed in came back, with a reason to read.</summary>
    Returned,

    /// <summary>What was handed in is accepted.</summary>
    Accepted,

    /// <summary>The due date was moved.</summary>
    Extended,

    /// <summary>The task is not asked for any more.</summary>
    Waived,

    /// <summary>A network asks for more time, and the reader may give it.</summary>
    TimeAsked,

    /// <summary>A network asks that a task be waived, and the reader may waive it.</summary>
    WaiverAsked,

    /// <summary>More time was asked for and is not given; the reason is there to read.</summary>
    TimeRefused,

    /// <summary>A waiver was asked for and is not given; the reason is there to read.</summary>
    WaiverRefused,

    /// <summary>Overdue work of a network whose coordinator does not answer, see
    /// <see cref="UnansweredRules"/>.</summary>
    Unanswered,
}
