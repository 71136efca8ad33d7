using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>The table <c>inbox</c>: events that have reached an instance and that its code has not seen.</summary>
internal sealed class InboxRows
{
    private readonly Database _database;
    private readonly Statement _insert;
    private readonly Statement _delete;
    private readonly Statement _read;
    private long _last;
    private long _first;

    public InboxRows(Database database)
    {
        _database = database;
        _insert = database.Keep("INSERT INTO inbox (seq, instance, event) VALUES (?, ?, ?)");
        _delete = database.Keep("DELETE FROM inbox WHERE seq = ?");
        _read = database.Keep("SELECT seq, event FROM inbox WHERE instance = ? ORDER BY seq");
        Reload();
    }

    /// <exception cref="JournalException">A row is damaged.</exception>
    public List<(long Seq, InstanceEvent Event)> Read(long instance)
    {
        var events = new List<(long, InstanceEvent)>();
        _read.Bind(1, instance);
        while (_read.Step())
        {
            var seq = _read.Integer(0);
            try
            {
                events.Add((seq, TurnCodec.ReadEvent(_read.Blob(1), new RowPlace(instance, seq, 0))));
            }
            catch (InvalidDataException e)
            {
                _read.Reset();
                throw _database.Damaged($"row {seq} of the inbox cannot be read", e);
            }
        }

        _read.Reset();
        return events;
    }

    /// <summary>Adds a row behind all others or, below zero, in front of them; gives its number.</summary>
    public long Insert(long instance, InstanceEvent received, bool inFront)
    {
        var seq = inFront ? --_first : ++_last;
        var record = TurnCodec.Write(received, new RowPlace(instance, seq, 0));
        _insert.Bind(1, seq).Bind(2, instance).Bind(3, record).Run();
        return seq;
    }

    public void Delete(long seq) => _delete.Bind(1, seq).Run();

    public void DeleteAll(long instance) => _database.Run("DELETE FROM inbox WHERE instance = ?", instance);

    /// <summary>Reads the first and last number again, after a transaction was undone.</summary>
    public void Reload()
    {
        _last = Math.Max(0, _database.ReadInteger("SELECT max(seq) FROM inbox"));
        _first = Math.Min(0, _database.ReadInteger("SELECT min(seq) FROM inbox"));
    }
}
