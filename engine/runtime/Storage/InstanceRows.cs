namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>The tables <c>instances</c> and <c>tags</c>: a row an instance, and a row each of its tags.</summary>
internal sealed class InstanceRows
{
    private readonly Database _database;
    private readonly Statement _findBySeq;
    private readonly Statement _findById;
    private readonly Statement _startedBy;
    private readonly Statement _insert;
    private readonly Statement _updateTurn;
    private readonly Statement _updateDue;
    private readonly Statement _updateState;
    private readonly Statement _updateCustomStatus;
    private readonly Statement _insertTag;
    private readonly Statement _deleteTag;

    public InstanceRows(Database database)
    {
        _database = database;
        _findBySeq = database.Keep($"SELECT {InstanceColumns.List} FROM instances WHERE seq = ?");
        _findById = database.Keep($"SELECT {InstanceColumns.List} FROM instances WHERE id = ?");
        _startedBy = database.Keep("SELECT seq FROM instances WHERE parent = ? AND seq > ? ORDER BY seq LIMIT ?");
        _insert = database.Keep(
            $"INSERT INTO instances ({InstanceColumns.List}) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _updateTurn = database.Keep(
            "UPDATE instances SET updated = ?2, head = ?3, generation = ?4, name = ?5, checksum = ?6 WHERE seq = ?1");
        _updateDue = database.Keep("UPDATE instances SET next_due = ?2 WHERE seq = ?1");
        _updateState = database.Keep(
            "UPDATE instances SET status = ?2, completed = ?3, result = ?4, problem = ?5 WHERE seq = ?1");
        _updateCustomStatus = database.Keep("UPDATE instances SET custom_status = ?2 WHERE seq = ?1");
        _insertTag = database.Keep("INSERT INTO tags (key, value, instance) VALUES (?, ?, ?)");
        _deleteTag = database.Keep("DELETE FROM tags WHERE key = ? AND value = ? AND instance = ?");
        Reload();
    }

    /// <summary>
    /// The highest number that was ever given. A number never comes twice: what belonged to an instance that is gone (a
    /// running activity, a sub-orchestration that lives on) must not find another one.
    /// </summary>
    public long Last { get; private set; }

    public long NextNumber() => ++Last;

    public InstanceRow? Find(long seq) => ReadOne(_findBySeq.Bind(1, seq));

    public InstanceRow? Find(string id) => ReadOne(_findById.Bind(1, id));

    /// <summary>
    /// The sub-orchestrations of an instance after a number, in the order of their starts; <paramref name="most"/> at
    /// most.
    /// </summary>
    public List<long> StartedBy(long parent, long after, int most) =>
        _startedBy.Bind(1, parent).Bind(2, after).Bind(3, most).ReadIntegers();

    /// <summary>The instances due after a place in the order of due times, <paramref name="most"/> at most.</summary>
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

    public List<long> EndedBefore(long moment, int most)
    {
        using var select = _database.Prepare(
            "SELECT seq FROM instances WHERE completed IS NOT NULL AND completed < ? ORDER BY completed LIMIT ?");
        return select.Bind(1, moment).Bind(2, most).ReadIntegers();
    }

    public void Insert(InstanceRow row)
    {
        _insert
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

    public void Delete(InstanceRow row)
    {
        foreach (var (key, value) in InstanceTags.Read(row.Tags))
        {
            _deleteTag.Bind(1, key).Bind(2, value).Bind(3, row.Seq).Run();
        }

        _database.Run("DELETE FROM instances WHERE seq = ?", row.Seq);
    }

    /// <summary>Reads the highest number again, after a transaction was undone.</summary>
    public void Reload()
    {
        Last = Math.Max(Last, _database.ReadInteger("SELECT last_instance FROM owner"));
        Last = Math.Max(Last, _database.ReadInteger("SELECT max(seq) FROM instances"));
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
}
