namespace ProgramFlows.Workflows.Tasks;

/// <summary>What a task's status means for those who look at it.</summary>
public enum TaskStage
{
    /// <summary>Its network has something to do.</summary>
    ToBeDone,

    /// <summary>A reviewer has something to do.</summary>
    InReview,

    /// <summary>It is closed and nothing is missing: accepted or waived.</summary>
    Settled,

    /// <summary>It is closed without being settled.</summary>
    Lapsed,
}
