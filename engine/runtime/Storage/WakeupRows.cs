namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// The table <c>wakeups</c>: the instances that a start must look at. They have no checksum each; one over all of them
/// stands in the table <c>owner</c>.
/// </summary>
internal sealed class WakeupRows
{
    private readonly Database _database;
    private readonly Statement _set;
    private readonly Statement _clear;
    private readonly Statement _has;

    public WakeupRows(Database database)
    {
        _database = database;
        _set = database.Keep("INSERT OR IGNORE INTO wakeups (instance) VALUES (?)");
        _clear = database.Keep("DELETE FROM wakeups WHERE instance = ?");
        _has = database.Keep("SELECT 1 FROM wakeups WHERE instance = ?");
        Reload();
    }

    /// <summary>The checksum over all rows.</summary>
    public long Checksum { get; private set; }

    /// <exception cref="JournalException">The table is not what was written.</exception>
    public List<long> All()
    {
        using var select = _database.Prepare("SELECT instance FROM wakeups ORDER BY instance");
        var found = select.ReadIntegers();
        return found.Aggregate(0L, (sum, instance) => sum ^ Mark(instance)) == Checksum
            ? found
            : throw _database.Damaged(
                "the instances to be looked at after a start are not those that were noted",
                new InvalidDataException("the checksum of the wakeups does not fit"));
    }

    public bool Has(long instance) => _has.Bind(1, instance).IsFound();

    public void Set(long instance) => Change(_set, instance);

    public void Clear(long instance) => Change(_clear, instance);

    /// <summary>Reads the checksum again, after a transaction was undone.</summary>
    public void Reload() => Checksum = _database.ReadInteger("SELECT wakeups FROM owner");

    /// <summary>Spreads a number over 64 bits, so that sets of numbers can be told by the sum of their marks.</summary>
    private static long Mark(long number) => unchecked((long)(((ulong)number + 1) * 0x9E3779B97F4A7C15));

    private void Change(Statement change, long instance)
    {
        var before = _database.Changes;
        change.Bind(1, instance).Run();
        if (_database.Changes != before)
        {
            Checksum ^= Mark(instance);
        }
    }
}
