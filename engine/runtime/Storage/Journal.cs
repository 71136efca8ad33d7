using System.Buffers;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>The writing connection to a journal. Only the engine's thread uses it.</summary>
internal sealed class Journal : IDisposable
{
    private readonly Database _database;
    private readonly List<Statement> _statements = [];
    private readonly TurnReader _turnReader;
    private readonly Statement _findBySeq;
    private readonly Statement _findById;
    private readonly Statement _insertInstance;
    private readonly Statement _updateTurn;
    private readonly Statement _updateDue;
    private readonly Statement _updateState;
    private readonly Statement _updateCustomStatus;
    private readonly Statement _insertTurn;
    private readonly Statement _previousTurn;
    private readonly Statement _deleteTurn;
    private readonly Statement _insertInbox;
    private readonly Statement _deleteInbox;
    private readonly Statement _readInbox;
    private readonly Statement _setWakeup;
    private readonly Statement _clearWakeup;
    private readonly Statement _hasWakeup;
    private readonly Statement _receive;
    private readonly Statement _wasReceived;
    private readonly Statement _insertTag;
    private readonly Statement _deleteTag;
    private readonly Statement _children;
    private int _changesBefore;
    private long _lastInstance;
    private long _lastTurn;
    private long _lastInbox;
    private long _firstInbox;
    private long _wakeups;

    public Journal(Database database)
    {
        _database = database;
        Names = new NameTable(database);
        Cascades = new CascadeRows(database);
        _turnReader = new TurnReader(database);
        _findBySeq = Prepare($"SELECT {InstanceColumns.List} FROM instances WHERE seq = ?");
        _findById = Prepare($"SELECT {InstanceColumns.List} FROM instances WHERE id = ?");
        _insertInstance = Prepare(
            $"INSERT INTO instances ({InstanceColumns.List}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            + "?)");
        _updateTurn = Prepare(
            "UPDATE instances SET updated = ?2, head = ?3, generation = ?4, name = ?5, checksum = ?6 WHERE seq = ?1");
        _updateDue = Prepare("UPDATE instances SET next_due = ?2 WHERE seq = ?1");
        _updateState =
            Prepare("UPDATE instances SET status = ?2, completed = ?3, result = ?4, problem = ?5 WHERE seq = ?1");
        _updateCustomStatus = Prepare("UPDATE instances SET custom_status = ?2 WHERE seq = ?1");
        _insertTurn = Prepare("INSERT INTO turns (pos, previous, record) VALUES (?, ?, ?)");
        _previousTurn = Prepare("SELECT previous FROM turns WHERE pos = ?");
        _deleteTurn = Prepare("DELETE FROM turns WHERE pos = ?");
        _insertInbox = Prepare("INSERT INTO inbox (seq, instance, event) VALUES (?, ?, ?)");
        _deleteInbox = Prepare("DELETE FROM inbox WHERE seq = ?");
        _readInbox = Prepare("SELECT seq, event FROM inbox WHERE instance = ? ORDER BY seq");
        _setWakeup = Prepare("INSERT OR IGNORE INTO wakeups (instance) VALUES (?)");
        _clearWakeup = Prepare("DELETE FROM wakeups WHERE instance = ?");
        _hasWakeup = Prepare("SELECT 1 FROM wakeups WHERE instance = ?");
        _receive = Prepare("INSERT OR IGNORE INTO received (instance, key) VALUES (?, ?) RETURNING 1");
        _wasReceived = Prepare("SELECT 1 FROM received WHERE instance = ? AND key = ?");
        _insertTag = Prepare("INSERT INTO tags (key, value, instance) VALUES (?, ?, ?)");
        _deleteTag = Prepare("DELETE FROM tags WHERE key = ? AND value = ? AND instance = ?");
        _children = Prepare("SELECT seq FROM instances WHERE parent = ? AND seq > ? ORDER BY seq LIMIT ?");
        Owner = new OwnerRow(database);
        ReadCounters();
    }

    public NameTable Names { get; }

    /// <summary>Operations on their way through trees of instances.</summary>
    public CascadeRows Cascades { get; }

    public Database Database => _database;

    /// <summary>Whose journal it is and the last moment that was committed.</summary>
    public OwnerRow Owner { get; }

    public void Begin()
    {
        _database.Run("BEGIN");
        _changesBefore = _database.Changes;
    }

    /// <summary>Makes what was written durable; when there is nothing to write, the disk is left alone.</summary>
    public void Commit(long moment)
    {
        if (_database.Changes == _changesBefore && !Owner.MustNote(moment))
        {
            _database.Run("COMMIT");
            return;
        }

        Owner.Write(moment, _lastInstance, _wakeups);
        _database.Probe?.Invoke(WritePoint.BeforeCommit);
        _database.Run("COMMIT");
        EngineMeter.Commits.Add(1);
        _database.Probe?.Invoke(WritePoint.AfterCommit);
    }

    /// <summary>Undoes what was not committed, as far as SQLite has not undone it by itself.</summary>
    public void Rollback()
    {
        try
        {
            _database.Run("ROLLBACK");
        }
        catch (JournalException)
        {
            // SQLite rolls back by itself after some errors and then has no transaction to undo.
        }

        Names.Reload();
        ReadCounters();
    }

    public long NextInstance() => ++_lastInstance;

    public InstanceRow? Find(long seq) => ReadOne(_findBySeq.Bind(1, seq));

    public InstanceRow? Find(string id) => ReadOne(_findById.Bind(1, id));

    public List<TurnRecord> ReadTurns(InstanceRow instance) => _turnReader.Read(instance);

    public List<(long Seq, InstanceEvent Event)> ReadInbox(long instance)
    {
        var events = new List<(long, InstanceEvent)>();
        _readInbox.Bind(1, instance);
        while (_readInbox.Step())
        {
            var seq = _readInbox.Integer(0);
            try
            {
                events.Add((seq, TurnCodec.ReadEvent(_readInbox.Blob(1), new RowPlace(instance, seq, 0))));
            }
            catch (InvalidDataException e)
            {
                _readInbox.Reset();
                throw _database.Damaged($"row {seq} of the inbox cannot be read", e);
            }
        }

        _readInbox.Reset();
        return events;
    }

    /// <summary>The instances that one has started, behind a number and at most so many, in the order of their
    /// starts.</summary>
    public List<long> Children(long parent, long after, int most) =>
        ReadIntegers(_children.Bind(1, parent).Bind(2, after).Bind(3, most));

    /// <exception cref="JournalException">The table is not what was written.</exception>
    public List<long> Wakeups()
    {
        using var select = _database.Prepare("SELECT instance FROM wakeups ORDER BY instance");
        var found = ReadIntegers(select);
        return found.Aggregate(0L, (sum, instance) => sum ^ Mark(instance)) == _wakeups
            ? found
            : throw _database.Damaged(
                "the instances to be looked at after a start are not those that were noted",
                new InvalidDataException("the checksum of the wakeups does not fit"));
    }

    public bool HasWakeup(long instance)
    {
        var found = _hasWakeup.Bind(1, instance).Step();
        _hasWakeup.Reset();
        return found;
    }

    /// <summary>The instances due after a place in the order of due times, at most so many.</summary>
    public List<(long Due, long Instance)> DueAfter(long due, long instance, int most)
    {
        using var select = _database.Prepare(
            "SELECT next_due, seq FROM instances WHERE next_due IS NOT NULL AND (next_due, seq) > (?, ?) ORDER BY "
            + "next_due, seq LIMIT ?");
        select.Bind(1, due).Bind(2, instance).Bind(3, most);
        var found = new List<(long, long)>();
        while (select.Step())
        {
            found.Add((select.Integer(0), select.Integer(1)));
        }

        return found;
    }

    public void Insert(InstanceRow row)
    {
        _insertInstance
            .Bind(1, row.Seq).Bind(2, row.Id).Bind(3, row.Name).Bind(4, (long)row.Status).Bind(5, row.Generation)
            .Bind(6, row.Created).Bind(7, row.Updated).Bind(8, row.Head).Bind(9, row.Completed).Bind(10, row.NextDue)
            .Bind(11, row.Parent).Bind(12, row.Parent is null ? null : row.ParentTask).Bind(13, row.CustomStatus)
            .Bind(14, row.Result).Bind(15, row.Problem).Bind(16, row.Tags).Bind(17, row.Checksum)
            .Run();
        foreach (var (key, value) in InstanceTags.Read(row.Tags))
        {
            _insertTag.Bind(1, key).Bind(2, value).Bind(3, row.Seq).Run();
        }
    }

    /// <summary>Writes what every turn changes. The checksum is that of the row with all its changes.</summary>
    public void UpdateTurn(InstanceRow row) =>
        _updateTurn
            .Bind(1, row.Seq).Bind(2, row.Updated).Bind(3, row.Head).Bind(4, row.Generation).Bind(5, row.Name)
            .Bind(6, row.Checksum)
            .Run();

    public void UpdateDue(InstanceRow row) => _updateDue.Bind(1, row.Seq).Bind(2, row.NextDue).Run();

    public void UpdateState(InstanceRow row) =>
        _updateState
            .Bind(1, row.Seq).Bind(2, (long)row.Status).Bind(3, row.Completed).Bind(4, row.Result).Bind(5, row.Problem)
            .Run();

    public void UpdateCustomStatus(InstanceRow row) =>
        _updateCustomStatus.Bind(1, row.Seq).Bind(2, row.CustomStatus).Run();

    /// <summary>Appends a row of turns behind an instance's last one and gives its position.</summary>
    public long AppendTurns(InstanceRow instance, ArrayBufferWriter<byte> turns)
    {
        var record = TurnCodec.Seal(turns, new RowPlace(instance.Seq, ++_lastTurn, instance.Head));
        EngineMeter.Bytes.Add(record.Length);
        _insertTurn.Bind(1, _lastTurn).Bind(2, instance.Head).Bind(3, record).Run();
        return _lastTurn;
    }

    public void DeleteTurns(long head)
    {
        while (head != 0)
        {
            _previousTurn.Bind(1, head);
            var previous = _previousTurn.Step() ? _previousTurn.Integer(0) : 0;
            _previousTurn.Reset();
            _deleteTurn.Bind(1, head).Run();
            head = previous;
        }
    }

    /// <summary>Adds a row to the inbox behind all others or, with a number below zero, in front of them.</summary>
    public long InsertInbox(long instance, InstanceEvent happening, bool inFront)
    {
        var seq = inFront ? --_firstInbox : ++_lastInbox;
        var record = TurnCodec.Write(happening, new RowPlace(instance, seq, 0));
        _insertInbox.Bind(1, seq).Bind(2, instance).Bind(3, record).Run();
        return seq;
    }

    public void DeleteInbox(long seq) => _deleteInbox.Bind(1, seq).Run();

    public void SetWakeup(long instance) => ChangeWakeup(_setWakeup, instance);

    public void ClearWakeup(long instance) => ChangeWakeup(_clearWakeup, instance);

    /// <summary>Notes a deduplication key; false when the instance has had it before.</summary>
    public bool Receive(long instance, string key)
    {
        var isNew = _receive.Bind(1, instance).Bind(2, key).Step();
        _receive.Reset();
        return isNew;
    }

    /// <summary>Gives a deduplication key back whose event was not kept after all.</summary>
    public void ForgetReceived(long instance, string key)
    {
        using var delete = _database.Prepare("DELETE FROM received WHERE instance = ? AND key = ?");
        delete.Bind(1, instance).Bind(2, key).Run();
    }

    public bool WasReceived(long instance, string key)
    {
        var found = _wasReceived.Bind(1, instance).Bind(2, key).Step();
        _wasReceived.Reset();
        return found;
    }

    /// <summary>Removes an instance with all that belongs to it.</summary>
    public void Delete(InstanceRow row)
    {
        DeleteTurns(row.Head);
        ClearWakeup(row.Seq);
        foreach (var table in (ReadOnlySpan<string>)["inbox", "received"])
        {
            Run($"DELETE FROM {table} WHERE instance = ?", row.Seq);
        }

        foreach (var (key, value) in InstanceTags.Read(row.Tags))
        {
            _deleteTag.Bind(1, key).Bind(2, value).Bind(3, row.Seq).Run();
        }

        Run("DELETE FROM instances WHERE seq = ?", row.Seq);
    }

    public List<long> EndedBefore(long moment, int most)
    {
        using var select = _database.Prepare(
            "SELECT seq FROM instances WHERE completed IS NOT NULL AND completed < ? ORDER BY completed LIMIT ?");
        return ReadIntegers(select.Bind(1, moment).Bind(2, most));
    }

    public void Dispose()
    {
        Owner.Dispose();
        _turnReader.Dispose();
        _statements.ForEach(s => s.Dispose());
        _database.Dispose();
    }

    /// <summary>Spreads a number over 64 bits, so that sets of numbers can be told by the sum of their marks.</summary>
    private static long Mark(long number) => unchecked((long)(((ulong)number + 1) * 0x9E3779B97F4A7C15));

    private void ChangeWakeup(Statement change, long instance)
    {
        var before = _database.Changes;
        change.Bind(1, instance).Run();
        if (_database.Changes != before)
        {
            _wakeups ^= Mark(instance);
        }
    }

    private static InstanceRow? ReadOne(Statement select)
    {
        try
        {
            return select.Step() ? InstanceColumns.Read(select) : null;
        }
        finally
        {
            select.Reset();
        }
    }

    private static List<long> ReadIntegers(Statement select)
    {
        var found = new List<long>();
        while (select.Step())
        {
            found.Add(select.Integer(0));
        }

        select.Reset();
        return found;
    }

    private void ReadCounters()
    {
        // A number never comes twice: what belonged to an instance that is gone (a running activity, a part of it that
        // lives on) must not find another one.
        _lastInstance = Math.Max(_lastInstance, _database.ReadInteger("SELECT last_instance FROM owner"));
        _lastInstance = Math.Max(_lastInstance, _database.ReadInteger("SELECT max(seq) FROM instances"));
        _wakeups = _database.ReadInteger("SELECT wakeups FROM owner");
        _lastTurn = _database.ReadInteger("SELECT max(pos) FROM turns");
        _lastInbox = Math.Max(0, _database.ReadInteger("SELECT max(seq) FROM inbox"));
        _firstInbox = Math.Min(0, _database.ReadInteger("SELECT min(seq) FROM inbox"));
    }

    private Statement Prepare(string sql)
    {
        var statement = _database.Prepare(sql);
        _statements.Add(statement);
        return statement;
    }

    private void Run(string sql, long parameter)
    {
        using var statement = _database.Prepare(sql);
        statement.Bind(1, parameter).Run();
    }
}
