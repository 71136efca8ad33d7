namespace ProgramFlows.Workflows.Tasks;

/// <summary>Where a network's task stands.</summary>
public enum WorkTaskStatus
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Handed in, waiting for its review.</summary>
    Submitted,

    /// <summary>Given back with a reason; to be done again.</summary>
    Returned,

    /// <summary>Reviewed and good.</summary>
    Accepted,

    /// <summary>Not asked for in this case, with a reason.</summary>
    Waived,

    /// <summary>The year ended before it was accepted.</summary>
    Lapsed,
}
