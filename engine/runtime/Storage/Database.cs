using SQLitePCL;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// One SQLite connection, used by one thread at a time. Thin on purpose: the writer runs hundreds of thousands of
/// statements a second.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>The file name that keeps everything in memory.</summary>
    public const string InMemory = ":memory:";

    private const int BusyTimeout = 5_000;

    private readonly sqlite3 _handle;
    private readonly List<Statement> _kept = [];

    static Database() => Batteries_V2.Init();

    public Database(string file, bool readOnly)
    {
        File = file;
        var flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        var result = raw.sqlite3_open_v2(file, out _handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result != raw.SQLITE_OK)
        {
            var error = SqliteError.Of(_handle, result, file);
            _handle.Dispose();
            throw error;
        }

        raw.sqlite3_extended_result_codes(_handle, 1);
        raw.sqlite3_busy_timeout(_handle, BusyTimeout);
    }

    public string File { get; }

    /// <summary>
    /// Called before each write and around each commit, so that a test can stop or break the engine there; null in
    /// service.
    /// </summary>
    public Action<WritePoint>? Probe { get; set; }

    /// <summary>How many rows this connection has changed.</summary>
    public int Changes => raw.sqlite3_total_changes(_handle);

    /// <summary>Prepares a statement that is used again and again; it is disposed with the connection.</summary>
    public Statement Keep(string sql)
    {
        var statement = Prepare(sql);
        _kept.Add(statement);
        return statement;
    }

    /// <summary>Prepares a statement for one use.</summary>
    public Statement Prepare(string sql)
    {
        var result = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        return result == raw.SQLITE_OK ? new Statement(this, statement) : throw ErrorOf(result);
    }

    public void Run(string sql)
    {
        var result = raw.sqlite3_exec(_handle, sql);
        if (result != raw.SQLITE_OK)
        {
            throw ErrorOf(result);
        }
    }

    public void Run(string sql, long parameter)
    {
        using var statement = Prepare(sql);
        statement.Bind(1, parameter).Run();
    }

    public long ReadInteger(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    public string? ReadText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : null;
    }

    /// <summary>Copies the whole database as of now into a new file, while others go on reading and writing.</summary>
    public void CopyTo(Database target)
    {
        using var backup = raw.sqlite3_backup_init(target._handle, "main", _handle, "main");
        var result = raw.sqlite3_backup_step(backup, -1);
        if (result != raw.SQLITE_DONE)
        {
            // The copy is new, so what is damaged can only be this file.
            throw (result & 0xff) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB
                ? ErrorOf(result)
                : target.ErrorOf(result);
        }
    }

    /// <summary>Puts the write-ahead log into the file and empties it; false while somebody reads.</summary>
    public bool TryEmptyLog() => TryCheckpoint(raw.SQLITE_CHECKPOINT_TRUNCATE);

    /// <summary>Puts the write-ahead log into the file; false when somebody reads what would be overwritten.</summary>
    public bool TryCopyLog() => TryCheckpoint(raw.SQLITE_CHECKPOINT_PASSIVE);

    /// <summary>What to say when a row can be read and is not what was written.</summary>
    public JournalException Damaged(string found, InvalidDataException e) => new(
        JournalError.Damaged,
        $"'{File}' is damaged: {found} ({e.Message}). Nothing was changed. Restore the newest backup, or keep the file "
        + "and ask for help before you delete anything.",
        e);

    public JournalException ErrorOf(int result) => SqliteError.Of(_handle, result, File);

    public void Dispose()
    {
        // A statement that is left open keeps the file open, and its log from being checkpointed.
        _kept.ForEach(s => s.Dispose());
        _handle.Dispose();
    }

    private bool TryCheckpoint(int mode)
    {
        // Nobody is waited for: who reads for long would otherwise hold the engine.
        raw.sqlite3_busy_timeout(_handle, 0);
        var result = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out var pages, out var copied);
        raw.sqlite3_busy_timeout(_handle, BusyTimeout);
        return result switch
        {
            raw.SQLITE_OK => copied == pages,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => false,
            _ => throw ErrorOf(result),
        };
    }
}
