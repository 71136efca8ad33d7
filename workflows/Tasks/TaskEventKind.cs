namespace ProgramFlows.Workflows.Tasks;

/// <summary>What can be done to a task.</summary>
public enum TaskEventKind
{
    /// <summary>It was handed in.</summary>
    Submitted,

    /// <summary>It was reviewed and is good.</summary>
    Accepted,

    /// <summary>It was given back.</summary>
    Returned,

    /// <summary>Its due date was moved.</summary>
    Extended,

    /// <summary>It is not asked for any more.</summary>
    Waived,
}
