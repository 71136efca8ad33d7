namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>What an orchestrator can decide. The numbers stand in journals: never change one, only add.</summary>
internal enum TurnActionKind : byte
{
    TaskScheduled = 1,
    TimerCreated = 2,
    SubOrchestrationCreated = 3,
    Completed = 4,
    Failed = 5,
    ContinuedAsNew = 6,
    Terminated = 7,
}
