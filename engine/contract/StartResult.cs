namespace ProgramFlows.Engine.Contract;

/// <summary>What came of a start.</summary>
public enum StartResult
{
    /// <summary>The instance is started, durably.</summary>
    Started,

    /// <summary>The id is taken and the reuse rule forbids another start; nothing has changed.</summary>
    AlreadyExists,
}
