namespace ProgramFlows.Workflows.Years;

/// <summary>Where a <see cref="ProgressEntry"/> comes from.</summary>
public enum ProgressEntryKind
{
    /// <summary>The audit trail.</summary>
    Action,

    /// <summary>A line for somebody's digest.</summary>
    Notice,

    /// <summary>The delivery ledger.</summary>
    Message,
}
