namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>A place at which the engine can be stopped.</summary>
internal enum WritePoint
{
    /// <summary>A row is about to be written.</summary>
    BeforeWrite,

    /// <summary>All is written and about to be committed.</summary>
    BeforeCommit,

    /// <summary>All is committed, and nobody has heard of it yet.</summary>
    AfterCommit,
}
