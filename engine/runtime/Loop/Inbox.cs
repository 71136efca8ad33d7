using System.Diagnostics.CodeAnalysis;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// What has reached an instance and has yet to be seen by its code, in order. A run is shown only so many events ahead
/// of what it waits for: the rest is held back here by name, so that a backlog costs a run nothing, however many runs
/// follow one another through it.
/// </summary>
internal sealed class Inbox
{
    /// <summary>How many events that nobody waits for a run may keep before further ones are held back.</summary>
    public const int MostKept = 64;

    private readonly LinkedList<InboxEntry> _inOrder = new();
    private readonly List<InboxEntry> _unwritten = [];

    // Few instances ever hold something back.
    private Dictionary<string, PriorityQueue<InboxEntry, long>>? _heldBack;
    private long _first;
    private long _last;

    /// <summary>
    /// Whether there is something that the code has not been offered, or that was held back and it now waits for.
    /// </summary>
    public bool HasUnseen(OrchestrationRun? run) =>
        _inOrder.Count > 0 || (run is not null && WaitedFor(run, null) is not null);

    /// <summary>All that has not been seen, in no order.</summary>
    public IEnumerable<InboxEntry> All =>
        _heldBack is null ? _inOrder : _inOrder.Concat(HeldBack);

    /// <summary>The events among all that has not been seen, in no order.</summary>
    public IEnumerable<InstanceEvent> Events => All.Where(e => !e.IsDueTimers).Select(e => e.Event);

    private IEnumerable<InboxEntry> HeldBack =>
        _heldBack?.Values.SelectMany(q => q.UnorderedItems).Select(i => i.Element) ?? [];

    public void Add(InboxEntry entry)
    {
        entry.Order = ++_last;
        _inOrder.AddLast(entry);
        NoteUnwritten(entry);
    }

    /// <summary>Adds a row of the table. Rows come in their order, which is that of the entries.</summary>
    public void AddRow(InstanceEvent received, long seq)
    {
        (_first, _last) = (Math.Min(_first, seq), Math.Max(_last, seq));
        _inOrder.AddLast(new InboxEntry(received) { Seq = seq, Order = seq });
    }

    /// <summary>Puts entries before all others.</summary>
    public void AddInFront(IReadOnlyList<InboxEntry> entries)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            entries[i].Order = --_first;
            _inOrder.AddFirst(entries[i]);
            NoteUnwritten(entries[i]);
        }
    }

    /// <summary>Puts back what a turn has taken that is not kept.</summary>
    public void GiveBack(IReadOnlyList<InboxEntry> taken)
    {
        for (var i = taken.Count - 1; i >= 0; i--)
        {
            taken[i].IsTaken = false;
            _inOrder.AddFirst(taken[i]);
        }
    }

    /// <summary>The next entry that a run is to see; false when there is none for it now.</summary>
    public bool TryPeek(OrchestrationRun run, [NotNullWhen(true)] out InboxEntry? next)
    {
        while (true)
        {
            var first = _inOrder.First?.Value;
            next = WaitedFor(run, first) ?? first;
            if (next is null)
            {
                return false;
            }

            if (next != first || !IsToBeHeldBack(first, run))
            {
                return true;
            }

            _inOrder.RemoveFirst();
            HoldBack(first);
        }
    }

    /// <summary>Removes what <see cref="TryPeek"/> gave.</summary>
    public void Remove(InboxEntry next)
    {
        next.IsTaken = true;
        if (_inOrder.First?.Value == next)
        {
            _inOrder.RemoveFirst();
            return;
        }

        var name = next.Event.Name!;
        var held = _heldBack![name];
        held.Dequeue();
        if (held.Count == 0)
        {
            _heldBack.Remove(name);
        }
    }

    /// <summary>Gives up what is held back, and gives it to whoever has to tidy up.</summary>
    public List<InboxEntry> RemoveHeldBack()
    {
        var held = HeldBack.ToList();
        held.ForEach(e => e.IsTaken = true);
        _heldBack = null;
        return held;
    }

    public void Clear()
    {
        foreach (var entry in All)
        {
            entry.IsTaken = true;
        }

        _inOrder.Clear();
        _unwritten.Clear();
        _heldBack = null;
    }

    /// <summary>
    /// Puts fired timers in the place that was kept for them, or behind all others. What stands behind them is numbered
    /// anew, behind them; the rows that it had in the table are given to whoever has to tidy up.
    /// </summary>
    public List<long> PutInPlace(IEnumerable<InboxEntry> fired)
    {
        var behind = new Stack<InboxEntry>();
        for (var places = _inOrder.Count(e => e.IsDueTimers); places > 0; _inOrder.RemoveLast())
        {
            if (_inOrder.Last!.Value is { IsDueTimers: false } entry)
            {
                behind.Push(entry);
            }
            else
            {
                places--;
            }
        }

        foreach (var entry in fired)
        {
            Add(entry);
        }

        var rows = behind.Where(e => e.Seq != 0).Select(e => e.Seq).ToList();
        foreach (var entry in behind)
        {
            _unwritten.Remove(entry);
            entry.Seq = 0;
            Add(entry);
        }

        return rows;
    }

    /// <summary>
    /// The entries that need a row of the table, in the order in which they must be numbered: those in front of all
    /// others downwards, the others upwards.
    /// </summary>
    public IEnumerable<InboxEntry> TakeUnwritten()
    {
        _unwritten.RemoveAll(static e => e.IsTaken);
        if (_unwritten.Count == 0)
        {
            return [];
        }

        var unwritten = _unwritten.OrderBy(e => Math.Abs(e.Order)).ToList();
        _unwritten.Clear();
        return unwritten;
    }

    private void NoteUnwritten(InboxEntry entry)
    {
        // Due timers need no row: their due time stands in the journal.
        if (entry is { Seq: 0, IsDueTimers: false })
        {
            _unwritten.Add(entry);
        }
    }

    /// <summary>What is held back and now waited for, unless something before it is yet to be looked at.</summary>
    private InboxEntry? WaitedFor(OrchestrationRun run, InboxEntry? first)
    {
        while (run.TryPeekAsked(out var name))
        {
            if (_heldBack?.TryGetValue(name, out var held) == true && run.WaitsFor(name))
            {
                return first is null || held.Peek().Order < first.Order ? held.Peek() : null;
            }

            run.ForgetAsked();
        }

        return null;
    }

    private bool IsToBeHeldBack(InboxEntry entry, OrchestrationRun run) =>
        entry is { IsDueTimers: false, Event: { Kind: InstanceEventKind.EventRaised, Name: { } name } }
        && !run.WaitsFor(name)
        && (run.KeptEvents >= MostKept || _heldBack?.ContainsKey(name) == true);

    private void HoldBack(InboxEntry entry)
    {
        var name = entry.Event.Name!;
        _heldBack ??= new Dictionary<string, PriorityQueue<InboxEntry, long>>(StringComparer.OrdinalIgnoreCase);
        if (!_heldBack.TryGetValue(name, out var held))
        {
            _heldBack.Add(name, held = new PriorityQueue<InboxEntry, long>());
        }

        held.Enqueue(entry, entry.Order);
    }
}
