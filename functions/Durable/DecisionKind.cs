namespace ProgramFlows.Functions.Durable;

/// <summary>What an orchestrator can decide.</summary>
internal enum DecisionKind
{
    /// <summary>To call an activity.</summary>
    Activity,

    /// <summary>To set a timer.</summary>
    Timer,

    /// <summary>To start a sub-orchestration.</summary>
    Part,
}
