using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// What the engine's thread works on. Nothing of it may be touched by another thread, and all of it can be lost and
/// read again.
/// </summary>
internal sealed class EngineState
{
    private readonly TurnMark? _mark;

    public EngineState(
        Journal journal, Catalogue catalogue, EngineOptions options, TurnMark? mark, ILogger logger)
    {
        _mark = mark;
        Journal = journal;
        Catalogue = catalogue;
        Clock = new ClockWatch(options.Clock, options.BoundOnLeaps, journal.Owner.LastMoment, logger);
        journal.Owner.NotesMoments = Clock.IsOn;
        Logger = logger;
        Instances = new InstanceTable(journal, options.LiveOrchestratorBytes);
        Due = new DueQueue(journal);
        Lives = new InstanceLives(this);
        Turns = new TurnRunner(this);
        Rewinds = new InstanceRewind(this);
        Cascades = new Cascades(this);
        Writer = new BatchWriter(this);
        Reader = new JournalReader(journal.Database, ownsDatabase: false);
        foreach (var instance in mark?.Deadly ?? [])
        {
            Refused.Refuse(
                instance,
                "Three starts in a row died in its turn, at the same place; a stack overflow ends a process like that. "
                + "What reached it is kept. Deploy a release in which the turn holds, then resume the instance.");
        }

        Log = new WriteAheadLog(journal.Database, logger, options.RemarkableLogBytes);
    }

    public Journal Journal { get; }

    public Catalogue Catalogue { get; }

    public ClockWatch Clock { get; }

    public ILogger Logger { get; }

    public InstanceTable Instances { get; }

    public DueQueue Due { get; }

    public InstanceLives Lives { get; }

    public TurnRunner Turns { get; }

    public InstanceRewind Rewinds { get; }

    /// <summary>What is on its way through trees of instances.</summary>
    public Cascades Cascades { get; }

    public BatchWriter Writer { get; }

    /// <summary>Answers questions over the writing connection.</summary>
    public JournalReader Reader { get; }

    /// <summary>The journal's write-ahead log.</summary>
    public WriteAheadLog Log { get; }

    public Batch Batch { get; } = new();

    /// <summary>Leaves turns behind that take too long; null while nothing runs.</summary>
    public TurnWatch? Watch { get; set; }

    /// <summary>Whose turns are not taken.</summary>
    public RefusedTurns Refused { get; } = new();

    /// <summary>Whose turn is taken or written now: what goes wrong then is its fault.</summary>
    public LiveInstance? AtWork { get; set; }

    /// <summary>Instances whose turn it is.</summary>
    public Queue<LiveInstance> Ready { get; } = new();

    /// <summary>Instances whose turn it is, but not in this cycle any more.</summary>
    public Queue<LiveInstance> ForTheNextCycle { get; } = new();

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

    /// <summary>An operator lets an instance try again, whatever its turn did before.</summary>
    public void Allow(string instanceId)
    {
        Refused.Allow(instanceId);
        _mark?.Forget(instanceId);
    }

    /// <summary>Forgets what is in memory and reads again from the journal what needs looking at.</summary>
    public void Recover()
    {
        AtWork = null;
        Instances.Clear();
        Due.Clear();
        Batch.Clear();
        Ready.Clear();
        ForTheNextCycle.Clear();
        Cascades.Recover();
        ToRecover.Clear();
        foreach (var instance in Journal.Wakeups.All())
        {
            ToRecover.Enqueue(instance);
        }
    }
}
