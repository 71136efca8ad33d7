namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>What a client can do to an instance.</summary>
internal enum ClientStepKind
{
    /// <summary>Starts it.</summary>
    Start,

    /// <summary>Raises an event, whose key may have come before.</summary>
    Raise,

    /// <summary>Asks it to end by itself, which it does not listen to.</summary>
    Cancel,

    /// <summary>Holds it.</summary>
    Suspend,

    /// <summary>Lets it go on.</summary>
    Resume,

    /// <summary>Ends it.</summary>
    Terminate,
}
