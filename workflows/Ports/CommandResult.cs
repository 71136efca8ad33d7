namespace ProgramFlows.Workflows.Ports;

/// <summary>What came of a command.</summary>
public enum CommandResult
{
    /// <summary>Done, now or before under the same command id.</summary>
    Done,

    /// <summary>There is no such task; nothing has changed.</summary>
    UnknownTask,

    /// <summary>The task does not stand where this can be done, or its rules forbid it; nothing has changed.</summary>
    NotApplicable,
}
