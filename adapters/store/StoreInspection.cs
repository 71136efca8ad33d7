using Microsoft.Data.Sqlite;
using ProgramFlows.Adapters.Store.Places;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// Looks into the store of a folder from outside, also while another process writes it or when an older release did,
/// and changes nothing. One thread at a time uses it.
/// </summary>
public sealed class StoreInspection : IDisposable
{
    private readonly string _file;
    private readonly SqliteConnection _connection;

    private StoreInspection(string file)
    {
        _file = file;
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }
                .ConnectionString);
    }

    /// <summary>Opens the store of a folder for reading.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be read.</exception>
    public static StoreInspection Open(string folder)
    {
        var store = new StoreInspection(Path.Combine(folder, StoreFile.FileName));
        try
        {
            store._connection.Open();
            return store;
        }
        catch (SqliteException e)
        {
            store.Dispose();
            throw store.CannotBeRead(e);
        }
    }

    /// <summary>Whose store it is and how far it is; null in one that has never been told.</summary>
    public StoreMark? Mark => !Has("installation")
        ? null
        : Read("SELECT Id, Mark, MarkBefore FROM installation", r =>
            new StoreMark(r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2))).SingleOrDefault();

    /// <summary>Whether anything has ever been done in it: every command leaves an entry in the audit.</summary>
    public bool HasFacts => Has("audit") && Read("SELECT 1 FROM audit LIMIT 1", _ => true).Count > 0;

    /// <summary>Every task and whether it is still open: to be done, or to be reviewed.</summary>
    public IReadOnlyList<(string Id, bool IsOpen)> Tasks => !Has("tasks")
        ? []
        : Read(
            "SELECT Id, Status FROM tasks ORDER BY Id",
            r => (r.GetString(0), IsOpen((WorkTaskStatus)r.GetInt32(1))));

    /// <summary>
    /// The networks whose place nobody could tell, as <c>code (name, province)</c>; none of a store that an older
    /// release wrote and no newer one has opened.
    /// </summary>
    public IReadOnlyList<string> Unplaced =>
        Read("SELECT 1 FROM pragma_table_info('networks') WHERE name = 'PlaceCode'", _ => true).Count == 0
            ? []
            : Read(
                "SELECT Code, Name, Province FROM networks WHERE PlaceCode IS NULL ORDER BY Code",
                r => $"{r.GetString(0)} ({r.GetString(1)}, {r.GetString(2)})");

    /// <summary>Every file of evidence that an answer may name, and the SHA-256 of what was kept.</summary>
    public IReadOnlyList<(EvidenceId Id, string Sha256)> Evidence => !Has("evidence")
        ? []
        : Read("SELECT Id, Sha256 FROM evidence ORDER BY Id", r => (new EvidenceId(r.GetString(0)), r.GetString(1)));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static bool IsOpen(WorkTaskStatus status) =>
        status is WorkTaskStatus.Open or WorkTaskStatus.Returned or WorkTaskStatus.Submitted;

    private bool Has(string table) =>
        Read($"SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '{table}'", _ => true).Count > 0;

    private List<T> Read<T>(string question, Func<SqliteDataReader, T> row)
    {
        try
        {
            using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every question stands in this file.
            command.CommandText = question;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(row(reader));
            }

            return rows;
        }
        catch (SqliteException e)
        {
            throw CannotBeRead(e);
        }
    }

    private StoreException CannotBeRead(SqliteException e) => StoreFile.IsDamage(e)
        ? new StoreException(
            $"'{_file}' is damaged or is no store. Nothing was changed. Restore the newest backup.", e)
        : new StoreException($"'{_file}' cannot be read: {e.Message} Nothing was changed. Look at the disk.", e);
}
