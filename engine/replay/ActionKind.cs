namespace ProgramFlows.Engine.Replay;

/// <summary>What an orchestrator can decide.</summary>
internal enum ActionKind
{
    /// <summary>To call an activity.</summary>
    Activity,

    /// <summary>To set a timer.</summary>
    Timer,

    /// <summary>To start a sub-orchestration.</summary>
    SubOrchestration,
}
