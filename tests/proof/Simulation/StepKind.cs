namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>What a scripted orchestrator can do in one step.</summary>
internal enum StepKind
{
    /// <summary>Calls an activity.</summary>
    Act,

    /// <summary>Calls an activity that fails a number of times, with a policy that outlasts it.</summary>
    ActFlaky,

    /// <summary>Calls an activity that always fails, with a number of attempts, and catches that.</summary>
    ActDoomed,

    /// <summary>Calls an activity and does not await it.</summary>
    ActDetached,

    /// <summary>Waits a number of minutes, perhaps none.</summary>
    Sleep,

    /// <summary>Sets a timer and gives it up.</summary>
    GiveUpTimer,

    /// <summary>Lets two timers race; the shorter wins.</summary>
    RaceTimers,

    /// <summary>Waits for an event that is certain to come.</summary>
    Await,

    /// <summary>Waits for an event that is certain to come, with a deadline that is far away.</summary>
    AwaitWithDeadline,

    /// <summary>Waits a number of minutes for an event that never comes, and gives the wait up.</summary>
    AwaitInVain,

    /// <summary>Does several scripts at the same time.</summary>
    Fan,

    /// <summary>Runs a script as a sub-orchestration, and catches its failure.</summary>
    Child,

    /// <summary>As above, started again when it fails.</summary>
    ChildWithRetry,

    /// <summary>Shows the number.</summary>
    ShowStatus,

    /// <summary>Goes on with the rest of the script in a new run.</summary>
    ContinueAsNew,

    /// <summary>Fails the orchestration.</summary>
    Throw,
}
