namespace ProgramFlows.Engine.Contract;

/// <summary>What came of steering an instance.</summary>
public enum ControlResult
{
    /// <summary>Done, durably.</summary>
    Done,

    /// <summary>
    /// The host has taken it and it will happen, but has not within the time that was waited; look at the instance
    /// later. Only a host that steers by messages answers so.
    /// </summary>
    OnItsWay,

    /// <summary>There is no such instance.</summary>
    UnknownInstance,

    /// <summary>
    /// The instance stands where this cannot be done (resuming what is not held, rewinding what has not failed);
    /// nothing has changed.
    /// </summary>
    NotApplicable,
}
