namespace ProgramFlows.Engine.Contract;

/// <summary>What a <see cref="HistoryEvent"/> tells.</summary>
public enum HistoryEventKind
{
    /// <summary>The run began; the payload is its input.</summary>
    ExecutionStarted,

    /// <summary>An activity was called; the payload is its input.</summary>
    TaskScheduled,

    /// <summary>An activity answered; the payload is its answer.</summary>
    TaskCompleted,

    /// <summary>An activity failed; the payload is the failure.</summary>
    TaskFailed,

    /// <summary>A timer was set; the payload is its fire time.</summary>
    TimerCreated,

    /// <summary>A timer came due.</summary>
    TimerFired,

    /// <summary>A sub-orchestration was started; the payload is its input.</summary>
    SubOrchestrationCreated,

    /// <summary>A sub-orchestration returned; the payload is its output.</summary>
    SubOrchestrationCompleted,

    /// <summary>
    /// A sub-orchestration failed or was terminated; the payload is the failure, null when terminated.
    /// </summary>
    SubOrchestrationFailed,

    /// <summary>An external event arrived; the payload is what it carries.</summary>
    EventRaised,

    /// <summary>An operator held the instance; the payload is the reason.</summary>
    ExecutionSuspended,

    /// <summary>An operator let the instance go on; the payload is the reason.</summary>
    ExecutionResumed,

    /// <summary>
    /// The run ended: completed, failed, terminated or continued as new; the payload is the output, failure or reason.
    /// </summary>
    ExecutionCompleted,
}
