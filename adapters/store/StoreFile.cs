using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ProgramFlows.Adapters.Store;

/// <summary>The database of the store: how it is opened, brought up to date and connected to.</summary>
internal sealed class StoreFile : IDisposable
{
    /// <summary>The store's file in its folder.</summary>
    public const string FileName = "store.db";

    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly string? _file;
    private readonly SqliteConnection _kept;
    private readonly string _reading;
    private readonly PooledDbContextFactory<StoreContext> _writers;
    private readonly PooledDbContextFactory<StoreContext> _readers;

    private StoreFile(string? file)
    {
        _file = file;
        _kept = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false }.ConnectionString);
        _reading = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }
            .ConnectionString;
        _writers = new PooledDbContextFactory<StoreContext>(
            new DbContextOptionsBuilder<StoreContext>().UseSqlite(_kept).Options);
        _readers = new PooledDbContextFactory<StoreContext>(
            new DbContextOptionsBuilder<StoreContext>()
                .UseSqlite(_reading)
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                .Options);
    }

    public bool IsInMemory => _file is null;

    /// <exception cref="StoreException">It cannot be opened or written, or a newer release wrote it.</exception>
    public static StoreFile Open(StoreOptions options)
    {
        var file = new StoreFile(options.Folder is { } folder ? Path.Combine(folder, FileName) : null);
        try
        {
            if (options.Folder is { } wanted)
            {
                Directory.CreateDirectory(wanted);
            }

            file._kept.Open();
            file.Prepare();
            return file;
        }
        catch (Exception e) when (e is SqliteException or UnauthorizedAccessException or IOException)
        {
            file.Dispose();
            throw file.Trouble(e);
        }
    }

    /// <summary>A context for writing, on the one connection that writes. One thread at a time uses it.</summary>
    public StoreContext ForWriting()
    {
        var context = _writers.CreateDbContext();

        // The writer looks for changes once, before it saves, and not at each question.
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        return context;
    }

    /// <summary>A context for reading on a connection of its own.</summary>
    public StoreContext ForReading() => _readers.CreateDbContext();

    /// <summary>What the database said, as a trouble that says what to do.</summary>
    public StoreException Trouble(Exception e)
    {
        if (e is StoreException known)
        {
            return known;
        }

        var said = e as SqliteException ?? e.InnerException as SqliteException;
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

    public void Dispose()
    {
        if (_file is not null)
        {
            // Readers that are kept for reuse go first: the last connection tidies up, which a reader cannot.
            using var reader = new SqliteConnection(_reading);
            SqliteConnection.ClearPool(reader);
        }

        _kept.Dispose();
    }

    private string CannotBeOpened() =>
        $"'{_file}' cannot be opened for writing. Give this user the right to write the folder, or name another one.";

    private void Prepare()
    {
        // FULL: a commit is on the disk before anybody hears of it.
        using var pragmas = _kept.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
            + "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768;";
        pragmas.ExecuteNonQuery();
        using var context = ForWriting();
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (context.Database.GetAppliedMigrations().FirstOrDefault(m => !known.Contains(m)) is { } newer)
        {
            throw new StoreException(
                $"'{_file}' was written by a newer release (it has the change '{newer}', which this release does "
                + $"not know). "
                + "Install that release or a later one. Nothing was changed.");
        }

        context.Database.Migrate();
    }
}
