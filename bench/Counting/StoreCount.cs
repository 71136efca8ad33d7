using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Bench.Counting;

/// <summary>What a store holds.</summary>
/// <param name="Rows">Rows by table.</param>
/// <param name="Bytes">Bytes of tables and indexes.</param>
internal sealed record StoreCount(IReadOnlyDictionary<string, long> Rows, long Bytes)
{
    private static readonly string[] Tables =
        ["tasks", "submissions", "audit", "outbox", "notices", "messages", "enrolments", "networks", "people"];

    /// <summary>Reads a store that nobody is writing.</summary>
    public static StoreCount Read(string folder)
    {
        using var database = new Database(Path.Combine(folder, "store.db"), readOnly: true);
        return new StoreCount(
            Tables.ToDictionary(t => t, t => database.ReadInteger($"SELECT count(*) FROM {t}")), BytesOf(database));
    }

    /// <summary>What a database takes on disk, without what is free in it.</summary>
    public static long BytesOf(Database database) =>
        database.ReadInteger("PRAGMA page_size")
        * (database.ReadInteger("PRAGMA page_count") - database.ReadInteger("PRAGMA freelist_count"));
}
