namespace ProgramFlows.Engine.Contract;

/// <summary>Where an orchestration instance stands.</summary>
public enum OrchestrationStatus
{
    /// <summary>Started, but its code has not run yet.</summary>
    Pending,

    /// <summary>Running or waiting.</summary>
    Running,

    /// <summary>Held by an operator; what reaches it is kept until it is resumed.</summary>
    Suspended,

    /// <summary>
    /// Held by the engine, with the reason: its code does not fit its history, or a payload cannot be read. Nothing is
    /// lost.
    /// </summary>
    Blocked,

    /// <summary>Ended with an output.</summary>
    Completed,

    /// <summary>Ended by an exception of its own.</summary>
    Failed,

    /// <summary>Ended by an operator, without any clean-up of its own.</summary>
    Terminated,
}
