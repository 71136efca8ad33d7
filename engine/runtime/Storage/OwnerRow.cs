namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// The one row of the table <c>owner</c>, which every commit writes. Each opening counts the epoch up: whoever finds
/// another than its own has lost the folder, whatever became of the lock, and writes nothing any more.
/// </summary>
internal sealed class OwnerRow
{
    private readonly Database _database;
    private readonly Statement _update;
    private readonly long _epoch;
    private long _written;

    public OwnerRow(Database database)
    {
        _database = database;
        _update = database.Keep("UPDATE owner SET last_moment = ?, last_instance = ?, wakeups = ? WHERE epoch = ?");
        _epoch = database.ReadInteger("SELECT epoch FROM owner");
        _written = LastMoment;
    }

    /// <summary>
    /// Whether the moment is noted every hour, also while nothing else is written, so that a leap of the clock is told
    /// from a time in which there was nothing to do.
    /// </summary>
    public bool NotesMoments { get; set; }

    /// <summary>The moment of the last commit, UTC ticks; 0 in a new journal.</summary>
    public long LastMoment => _database.ReadInteger("SELECT last_moment FROM owner");

    /// <summary>Whether a moment, UTC ticks, is to be noted though nothing else is.</summary>
    public bool MustNote(long moment) => NotesMoments && Math.Abs(moment - _written) >= TimeSpan.TicksPerHour;

    /// <exception cref="JournalException">Another process has taken the folder over.</exception>
    public void Write(long moment, long lastInstance, long wakeups)
    {
        var before = _database.Changes;
        _update.Bind(1, moment).Bind(2, lastInstance).Bind(3, wakeups).Bind(4, _epoch).Run();
        if (_database.Changes == before)
        {
            throw new JournalException(
                JournalError.InUse,
                $"Another process has opened '{_database.File}' since this one did. This one writes nothing any more. "
                + "Stop it, and look why two could open the folder: is it on a file system without locks?");
        }

        _written = moment;
    }

    /// <summary>Notes whose journal this is and how far it is, in an open transaction.</summary>
    public void Write(HostMark mark)
    {
        using var update = _database.Prepare("UPDATE owner SET installation = ?, mark = ?");
        update.Bind(1, mark.Installation).Bind(2, mark.Mark).Run();
    }
}
