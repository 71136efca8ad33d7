namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// The writing connection to a journal: its tables, a class each, and the transactions over them. Only the engine's
/// thread uses it.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly Database _database;
    private int _changesBefore;

    public Journal(Database database)
    {
        _database = database;
        Names = new NameTable(database);
        Instances = new InstanceRows(database);
        Turns = new TurnRows(database);
        Inbox = new InboxRows(database);
        Wakeups = new WakeupRows(database);
        ReceivedKeys = new ReceivedKeys(database);
        Cascades = new CascadeRows(database);
        Owner = new OwnerRow(database);
    }

    public Database Database => _database;

    public NameTable Names { get; }

    public InstanceRows Instances { get; }

    public TurnRows Turns { get; }

    public InboxRows Inbox { get; }

    /// <summary>The instances that a start must look at.</summary>
    public WakeupRows Wakeups { get; }

    public ReceivedKeys ReceivedKeys { get; }

    /// <summary>Operations on their way through trees of instances.</summary>
    public CascadeRows Cascades { get; }

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

        Owner.Write(moment, Instances.Last, Wakeups.Checksum);
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
        Instances.Reload();
        Turns.Reload();
        Inbox.Reload();
        Wakeups.Reload();
    }

    /// <summary>Deletes an instance with all that belongs to it.</summary>
    public void Delete(InstanceRow row)
    {
        Turns.Delete(row.Head);
        Wakeups.Clear(row.Seq);
        Inbox.DeleteAll(row.Seq);
        ReceivedKeys.RemoveAll(row.Seq);
        Instances.Delete(row);
    }

    public void Dispose() => _database.Dispose();
}
