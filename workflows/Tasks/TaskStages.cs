namespace ProgramFlows.Workflows.Tasks;

/// <summary>The one place where statuses are classified.</summary>
public static class TaskStages
{
    /// <summary>Statuses in which the network has something to do.</summary>
    public static IReadOnlyList<WorkTaskStatus> ToBeDone { get; } = Of(TaskStage.ToBeDone);

    /// <summary>Statuses in which a reviewer has something to do.</summary>
    public static IReadOnlyList<WorkTaskStatus> InReview { get; } = Of(TaskStage.InReview);

    /// <summary>Statuses in which somebody has something to do.</summary>
    public static IReadOnlyList<WorkTaskStatus> Open { get; } = [.. ToBeDone, .. InReview];

    /// <summary>What a status means.</summary>
    public static TaskStage Stage(this WorkTaskStatus status) => status switch
    {
        WorkTaskStatus.Open or WorkTaskStatus.Returned => TaskStage.ToBeDone,
        WorkTaskStatus.Submitted => TaskStage.InReview,
        WorkTaskStatus.Accepted or WorkTaskStatus.Waived => TaskStage.Settled,
        WorkTaskStatus.Lapsed => TaskStage.Lapsed,
    };

    /// <summary>Whether somebody has something to do.</summary>
    public static bool IsOpen(this WorkTaskStatus status) => Open.Contains(status);

    private static IReadOnlyList<WorkTaskStatus> Of(TaskStage stage) =>
        [.. Enum.GetValues<WorkTaskStatus>().Where(s => s.Stage() == stage)];
}
