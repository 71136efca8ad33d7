namespace ProgramFlows.Engine.Contract;

/// <summary>What came of raising an event.</summary>
public enum RaiseEventResult
{
    /// <summary>The event is kept, durably, now or already before under the same deduplication key.</summary>
    Accepted,

    /// <summary>There is no such instance; nothing was kept.</summary>
    UnknownInstance,

    /// <summary>The instance has ended; nothing was kept.</summary>
    AlreadyEnded,
}
