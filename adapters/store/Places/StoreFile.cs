using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Adapters.Store.Places;

/// <summary>The tables in a file or in memory, in SQLite. One process has them.</summary>
internal sealed class StoreFile : StorePlace
{
    /// <summary>The store's file in its folder.</summary>
    public const string FileName = "store.db";

    // When it begins anew, the write-ahead log gives back what is more.
    private const int LogBytes = 4 << 20;

    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private static readonly CommandLookups Lookups = new();

    private readonly string? _file;
    private readonly WriteAheadLog? _log;
    private readonly SqliteConnection _kept;
    private readonly string _reading;
    private readonly PooledDbContextFactory<SqliteContext> _writers;
    private readonly PooledDbContextFactory<SqliteContext> _readers;

    private StoreFile(string? file, ILogger logger)
    {
        (_file, _log) = (file, file is null ? null : new WriteAheadLog(file, logger));
        _kept = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false }.ConnectionString);
        _reading = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }
            .ConnectionString;
        _writers = new PooledDbContextFactory<SqliteContext>(
            new DbContextOptionsBuilder<SqliteContext>().UseSqlite(_kept).Options);
        _readers = new PooledDbContextFactory<SqliteContext>(
            new DbContextOptionsBuilder<SqliteContext>()
                .UseSqlite(_reading)
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                .Options);
    }

    public override bool HasOneConnection => _file is null;

    protected override string Name => _file is null ? "The store in memory" : $"'{_file}'";

    /// <exception cref="StoreException">It cannot be opened or written, or a newer release wrote it.</exception>
    public static StoreFile Open(string? folder, ILogger logger)
    {
        var file = new StoreFile(folder is null ? null : Path.Combine(folder, FileName), logger);
        try
        {
            if (folder is not null)
            {
                Directory.CreateDirectory(folder);
            }

            file._kept.Open();
            file.Prepare();
            return file;
        }
        catch (Exception e) when (e is SqliteException or UnauthorizedAccessException or IOException)
        {
            file.Dispose();
            throw file.ErrorOf(e);
        }
    }

    /// <summary>Whether it is the file's own fault.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase;

    public override bool TryTidyUp() => _log?.TryPutAway(_kept) ?? true;

    public override StoreContext ForReading() => _readers.CreateDbContext();

    public override IDbContextTransaction BeginWriting(StoreContext context) => context.Database.BeginTransaction();

    public override IDbContextTransaction BeginReading(StoreContext context)
    {
        // Deferred: what may only read cannot ask for the right to write.
        context.Database.OpenConnection();
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        return context.Database.UseTransaction(connection.BeginTransaction(deferred: true))!;
    }

    public override void Dispose()
    {
        if (_file is not null)
        {
            // Readers that are kept for reuse go first: the last connection tidies up, which a reader cannot.
            using var reader = new SqliteConnection(_reading);
            SqliteConnection.ClearPool(reader);
        }

        _kept.Dispose();
    }

    protected override StoreContext Writer()
    {
        var context = _writers.CreateDbContext();
        context.Lookups = Lookups;
        return context;
    }

    protected override StoreException ErrorOf(Exception e)
    {
        if (e is StoreException known)
        {
            return known;
        }

        var said = Within<SqliteException>(e);
        return new StoreException(
            said?.SqliteErrorCode switch
            {
                Full =>
                    $"The disk that holds '{_file}' is full. Nothing that was confirmed is lost. Make room and try "
                    + "again.",
                ReadOnly or CannotOpen => CannotBeOpened(),
                null when e is IOException or UnauthorizedAccessException => CannotBeOpened(),
                Corrupt or NotADatabase =>
                    $"'{_file}' is damaged or is no store. Nothing was changed. Restore the newest backup.",
                _ => $"The store {(_file is null ? "in memory" : $"'{_file}'")} reported: {(said ?? e).Message} "
                    + "Nothing that was confirmed is lost. Look at the disk, then try again.",
            },
            e);
    }

    private string CannotBeOpened() =>
        $"'{_file}' cannot be opened for writing. Give this user the right to write the folder, or name another one.";

    private void Prepare()
    {
        // FULL: a commit is on the disk before anybody hears of it.
        using var pragmas = _kept.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
            + $"PRAGMA journal_size_limit = {LogBytes}; "
            + "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768;";
        pragmas.ExecuteNonQuery();
        BringUpToDate();
    }
}
