namespace ProgramFlows.Engine.Runtime;

/// <summary>Why a journal cannot be opened, read or written.</summary>
public enum JournalError
{
    /// <summary>There is none where one was to be read.</summary>
    Missing,

    /// <summary>Another process has the folder open.</summary>
    InUse,

    /// <summary>The folder's file system keeps no locks, so that two processes could own it.</summary>
    NoLocks,

    /// <summary>The folder or its files may not be written.</summary>
    ReadOnly,

    /// <summary>There is no room left on the disk.</summary>
    DiskFull,

    /// <summary>A file is damaged, or is no journal.</summary>
    Damaged,

    /// <summary>A newer release wrote the journal.</summary>
    NewerVersion,

    /// <summary>The disk or the file system reported an error.</summary>
    DiskError,

    /// <summary>Something is larger than a row of the journal may be.</summary>
    TooLarge,
}
