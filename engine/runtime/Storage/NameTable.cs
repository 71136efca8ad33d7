namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>Orchestrator names with their versions, as small numbers in the rows of instances.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<(string Name, string Version), long> _keys = [];
    private readonly Dictionary<long, (string Name, string Version)> _names = [];
    private readonly Database _database;

    public NameTable(Database database)
    {
        _database = database;
        Reload();
    }

    public (string Name, string Version) this[long key]
    {
        get
        {
            if (!_names.ContainsKey(key))
            {
                Reload();
            }

            return _names.TryGetValue(key, out var name)
                ? name
                : throw _database.Damaged(
                    "an instance has no orchestrator", new InvalidDataException($"row {key} of the names is missing"));
        }
    }

    public long KeyOf(string name, string version)
    {
        if (_keys.TryGetValue((name, version), out var key))
        {
            return key;
        }

        using var insert = _database.Prepare("INSERT INTO names (name, version) VALUES (?, ?)");
        insert.Bind(1, name).Bind(2, version).Run();
        Reload();
        return _keys[(name, version)];
    }

    /// <summary>
    /// Reads the table again: another connection may have added to it, or a transaction have been undone.
    /// </summary>
    public void Reload()
    {
        _keys.Clear();
        _names.Clear();
        using var select = _database.Prepare("SELECT id, name, version FROM names");
        while (select.Step())
        {
            var (key, name) = (select.Integer(0), (select.Text(1), select.Text(2)));
            if (!_keys.TryAdd(name, key) || !_names.TryAdd(key, name))
            {
                throw _database.Damaged(
                    "the names of orchestrators cannot be trusted",
                    new InvalidDataException($"row {key} of the names comes twice"));
            }
        }
    }
}
