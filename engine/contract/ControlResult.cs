namespace ProgramFlows.Engine.Contract;

/// <summary>What came of steering an instance.</summary>
public enum ControlResult
{
    /// <summary>Done, durably.</summary>
    Done,

    /// <summary>There is no such instance.</summary>
    UnknownInstance,

    /// <summary>
    /// The instance stands where this cannot be done (resuming what is not held, rewinding what has not failed);
    /// nothing has changed.
    /// </summary>
    NotApplicable,
}
