using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// The instances in memory. What is not needed now is let go, longest unused first, once it takes more than its budget.
/// </summary>
internal sealed class InstanceTable(Journal journal, long budgetBytes)
{
    // A row, its place in two dictionaries and a list.
    private const long RowBytes = 600;

    private readonly Dictionary<long, LiveInstance> _bySeq = [];
    private readonly Dictionary<string, LiveInstance> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<LiveInstance> _byUse = new();
    private long _bytes;

    public LiveInstance? Find(long seq) =>
        _bySeq.TryGetValue(seq, out var live) ? Use(live) : Load(journal.Instances.Find(seq));

    public LiveInstance? Find(string id) =>
        _byId.TryGetValue(id, out var live) ? Use(live) : Load(journal.Instances.Find(id));

    /// <summary>Who started an instance as a sub-orchestration; null when a client did.</summary>
    public ParentOrchestration? ParentOf(InstanceRow row) =>
        row.Parent is { } seq && Find(seq) is { } parent
            ? new ParentOrchestration(parent.Row.Id, journal.Names[parent.Row.Name].Name)
            : null;

    public void Add(LiveInstance instance)
    {
        _bySeq.Add(instance.Row.Seq, instance);
        _byId.Add(instance.Row.Id, instance);
        instance.Place = _byUse.AddLast(instance);
    }

    public void Remove(LiveInstance instance)
    {
        if (instance.Place is not { } place)
        {
            return;
        }

        _bySeq.Remove(instance.Row.Seq);
        _byId.Remove(instance.Row.Id);
        _byUse.Remove(place);
        instance.Place = null;
        _bytes -= instance.CountedBytes;
        instance.CountedBytes = 0;
    }

    /// <summary>Counts an instance anew after a turn.</summary>
    public void Reckon(LiveInstance instance)
    {
        if (instance.Place is not null)
        {
            var bytes = RowBytes + (instance.Run?.EstimatedBytes ?? 0);
            _bytes += bytes - instance.CountedBytes;
            instance.CountedBytes = bytes;
        }
    }

    /// <summary>Lets go of what is over the budget. Everything written must be in the journal.</summary>
    public void Trim()
    {
        for (var place = _byUse.First; place is not null && _bytes > budgetBytes;)
        {
            var next = place.Next;
            if (!place.Value.IsReady)
            {
                Remove(place.Value);
            }

            place = next;
        }
    }

    public void Clear()
    {
        _bySeq.Clear();
        _byId.Clear();
        _byUse.Clear();
        _bytes = 0;
    }

    private LiveInstance Use(LiveInstance live)
    {
        _byUse.Remove(live.Place!);
        _byUse.AddLast(live.Place!);
        return live;
    }

    private LiveInstance? Load(InstanceRow? row)
    {
        if (row is null)
        {
            return null;
        }

        var live = new LiveInstance(row, isNew: false);
        if (!row.HasEnded)
        {
            live.HasWakeup = journal.Wakeups.Has(row.Seq);
            foreach (var (seq, received) in journal.Inbox.Read(row.Seq))
            {
                live.Inbox.AddRow(received, seq);
            }
        }

        Add(live);
        Reckon(live);
        return live;
    }
}
