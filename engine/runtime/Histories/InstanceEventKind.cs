namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>What can reach an instance. The numbers stand in journals: never change one, only add.</summary>
internal enum InstanceEventKind : byte
{
    Started = 1,
    TaskCompleted = 2,
    TaskFailed = 3,
    TimerFired = 4,
    SubOrchestrationCompleted = 5,
    SubOrchestrationFailed = 6,
    EventRaised = 7,
    Suspended = 8,
    Resumed = 9,
}
