namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>The table <c>received</c>: the deduplication keys of the events that an instance has received.</summary>
internal sealed class ReceivedKeys(Database database)
{
    private readonly Statement _add =
        database.Keep("INSERT OR IGNORE INTO received (instance, key) VALUES (?, ?) RETURNING 1");

    private readonly Statement _has = database.Keep("SELECT 1 FROM received WHERE instance = ? AND key = ?");

    /// <summary>Notes a key; false when the instance has had it before.</summary>
    public bool Add(long instance, string key) => _add.Bind(1, instance).Bind(2, key).IsFound();

    public bool Has(long instance, string key) => _has.Bind(1, instance).Bind(2, key).IsFound();

    /// <summary>Gives a key back whose event was not kept after all.</summary>
    public void Remove(long instance, string key)
    {
        using var delete = database.Prepare("DELETE FROM received WHERE instance = ? AND key = ?");
        delete.Bind(1, instance).Bind(2, key).Run();
    }

    public void RemoveAll(long instance) => database.Run("DELETE FROM received WHERE instance = ?", instance);
}
