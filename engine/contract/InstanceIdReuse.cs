namespace ProgramFlows.Engine.Contract;

/// <summary>Whether an id that is taken may be started again.</summary>
public enum InstanceIdReuse
{
    /// <summary>Never: one id, one instance.</summary>
    Never,

    /// <summary>When the instance that has it ended; that instance and its history are replaced.</summary>
    WhenEnded,
}
