namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// Operations that are on their way through a tree of instances: what they do and why, and where each has come to.
/// </summary>
internal sealed class CascadeRows(Database database)
{
    /// <summary>Adds an operation and gives its number.</summary>
    public long Add(int kind, byte[] reason)
    {
        using var insert = database.Prepare("INSERT INTO cascades (kind, reason) VALUES (?, ?) RETURNING id");
        return Insert(insert.Bind(1, kind).Bind(2, reason));
    }

    public void Remove(long id)
    {
        using var delete = database.Prepare("DELETE FROM cascades WHERE id = ?");
        delete.Bind(1, id).Run();
    }

    /// <summary>Adds a step and gives its number, which is higher than that of every step there is.</summary>
    public long AddStep(long cascade, long instance, long after)
    {
        using var insert = database.Prepare(
            "INSERT INTO cascade_steps (cascade, instance, after) VALUES (?, ?, ?) RETURNING seq");
        return Insert(insert.Bind(1, cascade).Bind(2, instance).Bind(3, after));
    }

    public void RemoveStep(long seq)
    {
        using var delete = database.Prepare("DELETE FROM cascade_steps WHERE seq = ?");
        delete.Bind(1, seq).Run();
    }

    /// <summary>The operations that have not come to their end, in the order in which they began.</summary>
    public List<(long Id, int Kind, byte[] Reason)> All()
    {
        using var select = database.Prepare("SELECT id, kind, reason FROM cascades ORDER BY id");
        var found = new List<(long, int, byte[])>();
        while (select.Step())
        {
            found.Add((select.Integer(0), (int)select.Integer(1), select.Blob(2).ToArray()));
        }

        return found;
    }

    /// <summary>The steps of an operation, in the order in which they were added.</summary>
    public List<(long Seq, long Instance, long After)> Steps(long cascade)
    {
        using var select = database.Prepare(
            "SELECT seq, instance, after FROM cascade_steps WHERE cascade = ? ORDER BY seq");
        select.Bind(1, cascade);
        var found = new List<(long, long, long)>();
        while (select.Step())
        {
            found.Add((select.Integer(0), select.Integer(1), select.Integer(2)));
        }

        return found;
    }

    private long Insert(Statement insert)
    {
        database.Probe?.Invoke(WritePoint.BeforeWrite);
        insert.Step();
        return insert.Integer(0);
    }
}
