using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// The instances whose timers are due next. The journal's order of due times is the truth; the nearest of them stand
/// here, so that a sleeping instance costs neither memory nor a look.
/// </summary>
internal sealed class DueQueue(Journal journal)
{
    private const int Refill = 4_096;
    private const int Most = 65_536;

    private readonly PriorityQueue<long, (long Due, long Instance)> _near = new();

    // Up to and including this place in the order of due times, everything stands in the queue.
    private (long Due, long Instance) _known = (long.MinValue, long.MinValue);

    /// <summary>
    /// When the next instance is due, UTC ticks; null when none is. A due time that was since given up may still be
    /// named.
    /// </summary>
    public long? Next
    {
        get
        {
            RefillWhenEmpty();
            return _near.TryPeek(out _, out var first) ? first.Due : null;
        }
    }

    /// <summary>Notes a due time that has been written.</summary>
    public void Add(long due, long instance)
    {
        if ((due, instance).CompareTo(_known) <= 0)
        {
            _near.Enqueue(instance, (due, instance));
        }
    }

    public bool TryTake(long now, out long instance)
    {
        RefillWhenEmpty();
        if (_near.TryPeek(out instance, out var first) && first.Due <= now)
        {
            _near.Dequeue();
            return true;
        }

        return false;
    }

    /// <summary>Keeps the queue small. Everything written must be in the journal.</summary>
    public void Trim()
    {
        if (_near.Count > Most)
        {
            Clear();
        }
    }

    public void Clear()
    {
        _near.Clear();
        _known = (long.MinValue, long.MinValue);
    }

    private void RefillWhenEmpty()
    {
        if (_near.Count > 0 || _known.Due == long.MaxValue)
        {
            return;
        }

        var found = journal.Instances.DueAfter(_known.Due, _known.Instance, Refill);
        foreach (var (due, instance) in found)
        {
            _near.Enqueue(instance, (due, instance));
        }

        _known = found.Count < Refill ? (long.MaxValue, long.MaxValue) : found[^1];
    }
}
