using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// What the engine's thread works on. Nothing of it may be touched by another thread, and all of it can be lost and
/// read again. It calls nobody: who works on it is put together in <see cref="EngineOperations"/>.
/// </summary>
internal sealed class EngineState
{
    public EngineState(
        Journal journal, Catalogue catalogue, EngineOptions options, TurnMark? mark, ILogger logger)
    {
        Journal = journal;
        Catalogue = catalogue;
        Clock = new ClockWatch(options.Clock, options.BoundOnLeaps, journal.Owner.LastMoment, logger);
        journal.Owner.NotesMoments = Clock.IsOn;
        Logger = logger;
        Instances = new InstanceTable(journal, options.LiveOrchestratorBytes);
        Due = new DueQueue(journal);
        Ready = new ReadyQueue(Batch);
        Reader = new JournalReader(journal.Database, ownsDatabase: false);
        Refused = new RefusedTurns(mark);
        Log = new WriteAheadLog(journal.Database, logger, options.RemarkableLogBytes);
    }

    public Journal Journal { get; }

    public Catalogue Catalogue { get; }

    public ClockWatch Clock { get; }

    public ILogger Logger { get; }

    public InstanceTable Instances { get; }

    public DueQueue Due { get; }

    public Batch Batch { get; } = new();

    /// <summary>Instances whose turn it is.</summary>
    public ReadyQueue Ready { get; }

    /// <summary>Answers questions over the writing connection.</summary>
    public JournalReader Reader { get; }

    /// <summary>The journal's write-ahead log.</summary>
    public WriteAheadLog Log { get; }

    /// <summary>Leaves turns behind that take too long; null while nothing runs.</summary>
    public TurnWatch? Watch { get; set; }

    /// <summary>Whose turns are not taken.</summary>
    public RefusedTurns Refused { get; }

    /// <summary>Whose turn is taken or written now: what goes wrong then is its fault.</summary>
    public LiveInstance? AtWork { get; set; }

    /// <summary>Counts the cycles.</summary>
    public long Cycle { get; set; }

    /// <summary>Instances that a start has yet to look at.</summary>
    public Queue<long> ToRecover { get; } = new();

    /// <summary>Activity calls that this process is running or about to run.</summary>
    public HashSet<ActivityCall> InFlight { get; } = [];

    /// <summary>Those who wait for an instance to end, by its number.</summary>
    public Dictionary<long, TaskCompletionSource<InstanceRow>> Waiters { get; } = [];

    /// <summary>Now, UTC ticks.</summary>
    public long Now => Clock.Now;

    /// <summary>Forgets what can be read again from the journal.</summary>
    public void Clear()
    {
        AtWork = null;
        Instances.Clear();
        Due.Clear();
        Batch.Clear();
        Ready.Clear();
        ToRecover.Clear();
    }
}
