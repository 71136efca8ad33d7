using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Tests.Engine;

/// <summary>Counts an engine's writes and commits: what its work costs, whatever the machine.</summary>
internal sealed class WrittenCount
{
    private long _rows;
    private long _commits;

    public long Rows => Interlocked.Read(ref _rows);

    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Called on the engine's thread after each commit, with how many there have been since the last
    /// reset.</summary>
    public Action<long> AfterCommit { get; set; } = _ => { };

    /// <summary>The probe of the engine's options.</summary>
    public void Probe(WritePoint point)
    {
        if (point == WritePoint.BeforeWrite)
        {
            Interlocked.Increment(ref _rows);
        }
        else if (point == WritePoint.AfterCommit)
        {
            AfterCommit(Interlocked.Increment(ref _commits));
        }
    }

    public void Reset()
    {
        Interlocked.Exchange(ref _rows, 0);
        Interlocked.Exchange(ref _commits, 0);
    }
}
