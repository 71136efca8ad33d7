using System.Diagnostics.CodeAnalysis;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// What has reached an instance and has yet to be seen by its code, in order. A run is shown only so many events ahead
/// of what it waits for: the rest is held back here by name, so that a backlog costs a run nothing, however many runs
/// follow one another through it.
/// </summary>
internal sealed class Mailbox
{
    /// <summary>How many events that nobody waits for a run may keep before further ones are held back.</summary>
    public const int MostKept = 64;

    private readonly LinkedList<Message> _inOrder = new();
    private readonly List<Message> _unwritten = [];

    // Few instances ever hold something back.
    private Dictionary<string, PriorityQueue<Message, long>>? _heldBack;
    private long _first;
    private long _last;

    /// <summary>
    /// Whether there is something that the code has not been offered, or that was held back and it now waits for.
    /// </summary>
    public bool HasUnseen(OrchestrationRun? run) =>
        _inOrder.Count > 0 || (run is not null && WaitedFor(run, null) is not null);

    /// <summary>All that has not been seen, in no order.</summary>
    public IEnumerable<Message> All =>
        _heldBack is null ? _inOrder : _inOrder.Concat(HeldBack);

    private IEnumerable<Message> HeldBack =>
        _heldBack?.Values.SelectMany(q => q.UnorderedItems).Select(i => i.Element) ?? [];

    public void Add(Message message)
    {
        message.Order = ++_last;
        _inOrder.AddLast(message);
        NoteUnwritten(message);
    }

    /// <summary>Adds a row of the inbox. Rows come in their order, which is that of the messages.</summary>
    public void AddRow(InstanceEvent happening, long inboxSeq)
    {
        (_first, _last) = (Math.Min(_first, inboxSeq), Math.Max(_last, inboxSeq));
        _inOrder.AddLast(new Message { Event = happening, InboxSeq = inboxSeq, Order = inboxSeq });
    }

    /// <summary>Puts messages before all others.</summary>
    public void AddInFront(IReadOnlyList<Message> messages)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            messages[i].Order = --_first;
            _inOrder.AddFirst(messages[i]);
            NoteUnwritten(messages[i]);
        }
    }

    /// <summary>Puts back what a turn has taken that is not kept.</summary>
    public void GiveBack(List<Message> taken)
    {
        for (var i = taken.Count - 1; i >= 0; i--)
        {
            taken[i].IsGone = false;
            _inOrder.AddFirst(taken[i]);
        }
    }

    /// <summary>The next message that a run is to see; false when there is none for it now.</summary>
    public bool TryPeek(OrchestrationRun run, [NotNullWhen(true)] out Message? next)
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
    public void Remove(Message next)
    {
        next.IsGone = true;
        if (_inOrder.First?.Value == next)
        {
            _inOrder.RemoveFirst();
            return;
        }

        var name = next.Event!.Name!;
        var held = _heldBack![name];
        held.Dequeue();
        if (held.Count == 0)
        {
            _heldBack.Remove(name);
        }
    }

    /// <summary>Gives up what is held back, and gives it to whoever has to tidy up.</summary>
    public List<Message> RemoveHeldBack()
    {
        var held = HeldBack.ToList();
        held.ForEach(m => m.IsGone = true);
        _heldBack = null;
        return held;
    }

    public void Clear()
    {
        foreach (var message in All)
        {
            message.IsGone = true;
        }

        _inOrder.Clear();
        _unwritten.Clear();
        _heldBack = null;
    }

    /// <summary>
    /// Puts fired timers in the place that was kept for them, or behind all others. What stands behind them is numbered
    /// anew, behind them; the rows that it had in the inbox are given to whoever has to tidy up.
    /// </summary>
    public List<long> PutInPlace(IEnumerable<Message> fired)
    {
        var behind = new Stack<Message>();
        for (var places = _inOrder.Count(m => m.Event is null); places > 0; _inOrder.RemoveLast())
        {
            if (_inOrder.Last!.Value is { Event: not null } message)
            {
                behind.Push(message);
            }
            else
            {
                places--;
            }
        }

        foreach (var message in fired)
        {
            Add(message);
        }

        var rows = behind.Where(m => m.InboxSeq != 0).Select(m => m.InboxSeq).ToList();
        foreach (var message in behind)
        {
            _unwritten.Remove(message);
            message.InboxSeq = 0;
            Add(message);
        }

        return rows;
    }

    /// <summary>
    /// The messages that need a row of the inbox, in the order in which they must be numbered: those in front of all
    /// others downwards, the others upwards.
    /// </summary>
    public IEnumerable<Message> TakeUnwritten()
    {
        _unwritten.RemoveAll(static m => m.IsGone);
        if (_unwritten.Count == 0)
        {
            return [];
        }

        var unwritten = _unwritten.OrderBy(m => Math.Abs(m.Order)).ToList();
        _unwritten.Clear();
        return unwritten;
    }

    private void NoteUnwritten(Message message)
    {
        // Due timers need no row: their due time stands in the journal.
        if (message is { InboxSeq: 0, Event: not null })
        {
            _unwritten.Add(message);
        }
    }

    /// <summary>What is held back and now waited for, unless something before it is yet to be looked at.</summary>
    private Message? WaitedFor(OrchestrationRun run, Message? first)
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

    private bool IsToBeHeldBack(Message message, OrchestrationRun run) =>
        message.Event is { Kind: InstanceEventKind.EventRaised, Name: { } name }
        && !run.WaitsFor(name)
        && (run.KeptEvents >= MostKept || _heldBack?.ContainsKey(name) == true);

    private void HoldBack(Message message)
    {
        var name = message.Event!.Name!;
        _heldBack ??= new Dictionary<string, PriorityQueue<Message, long>>(StringComparer.OrdinalIgnoreCase);
        if (!_heldBack.TryGetValue(name, out var held))
        {
            _heldBack.Add(name, held = new PriorityQueue<Message, long>());
        }

        held.Enqueue(message, message.Order);
    }
}
