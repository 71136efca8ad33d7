using System.Buffers;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>The table <c>turns</c>: histories as chains of rows, each with the position of the one before it.</summary>
internal sealed class TurnRows
{
    private readonly Database _database;
    private readonly TurnReader _reader;
    private readonly Statement _insert;
    private readonly Statement _previous;
    private readonly Statement _delete;
    private long _last;

    public TurnRows(Database database)
    {
        _database = database;
        _reader = new TurnReader(database);
        _insert = database.Keep("INSERT INTO turns (pos, previous, record) VALUES (?, ?, ?)");
        _previous = database.Keep("SELECT previous FROM turns WHERE pos = ?");
        _delete = database.Keep("DELETE FROM turns WHERE pos = ?");
        Reload();
    }

    /// <summary>The turns of an instance's present run, oldest first.</summary>
    /// <exception cref="JournalException">A row is missing or damaged.</exception>
    public List<TurnRecord> Read(InstanceRow instance) => _reader.Read(instance);

    /// <summary>Appends a row of turns behind an instance's last one and gives its position.</summary>
    public long Append(InstanceRow instance, ArrayBufferWriter<byte> turns)
    {
        var record = TurnCodec.Seal(turns, new RowPlace(instance.Seq, ++_last, instance.Head));
        EngineMeter.Bytes.Add(record.Length);
        _insert.Bind(1, _last).Bind(2, instance.Head).Bind(3, record).Run();
        return _last;
    }

    /// <summary>Deletes a chain from its last row on; 0 is the chain without rows.</summary>
    public void Delete(long head)
    {
        while (head != 0)
        {
            _previous.Bind(1, head);
            var previous = _previous.Step() ? _previous.Integer(0) : 0;
            _previous.Reset();
            _delete.Bind(1, head).Run();
            head = previous;
        }
    }

    /// <summary>Reads the last position again, after a transaction was undone.</summary>
    public void Reload() => _last = _database.ReadInteger("SELECT max(pos) FROM turns");
}
