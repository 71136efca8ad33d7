namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Something asked of the engine's thread from outside.</summary>
internal abstract class EngineCommand
{
    /// <summary>Whether it goes on in the cycles that follow, and is confirmed by whoever ends it.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>
    /// Does it, within the batch's transaction. An exception is the asker's; it must leave nothing half done.
    /// </summary>
    public abstract void Execute(EngineOperations engine);

    /// <summary>Tells the asker, after the commit.</summary>
    public abstract void Confirm();

    /// <summary>Tells the asker that it did not happen.</summary>
    public abstract void Reject(Exception exception);
}
