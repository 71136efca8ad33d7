namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>Where a journal lives and how its connections are opened.</summary>
internal sealed class JournalFolder : IDisposable
{
    /// <summary>The journal's file in its folder.</summary>
    public const string FileName = "journal.db";

    private const int CheckpointPages = 4_000;

    // What that many pages take: when it begins anew, the log gives back what is more.
    private const int LogBytes = 16 << 20;

    private readonly FolderLock? _lock;

    private JournalFolder(string file, FolderLock? held)
    {
        File = file;
        _lock = held;
    }

    public string File { get; }

    public bool IsInMemory => _lock is null;

    /// <summary>Takes the folder for this process, or a journal in memory when there is none.</summary>
    /// <exception cref="JournalException">It is in use, or cannot be written.</exception>
    public static JournalFolder Take(string? folder) =>
        folder is null
            ? new JournalFolder(Database.InMemory, null)
            : new JournalFolder(Path.Combine(folder, FileName), FolderLock.Take(folder));

    /// <summary>Opens the writing connection and makes or checks the tables.</summary>
    public Database OpenForWriting()
    {
        var database = new Database(File, readOnly: false);
        try
        {
            // FULL: a commit is on the disk before anybody hears of it.
            database.Run(
                $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {CheckpointPages}; "
                + $"PRAGMA journal_size_limit = {LogBytes}; "
                + "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; "
                + "PRAGMA cell_size_check = ON;");
            Schema.Ensure(database);
            database.Run("UPDATE owner SET epoch = epoch + 1");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public Database OpenForReading() => new(File, readOnly: true);

    public void Dispose() => _lock?.Dispose();
}
