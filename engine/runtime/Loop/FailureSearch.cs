using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// Finds the failures in a history that decided nothing but its end, so that they can be taken out and their calls be
/// open again; a failure that was dealt with, as a retry does, stays. One replay tells which failures were answered by
/// a decision at once; of the others all are taken out together, and where the code then decides something else, half
/// by half. The number of replays is bounded, so that the search is linear; what it has not looked at then stays.
/// </summary>
internal sealed class FailureSearch
{
    private const int MostReplays = 64;

    // A replayed event costs less than reaching an instance does.
    private const int EventsForOne = 16;

    private readonly Func<OrchestrationRun?> _newRun;
    private readonly List<TurnRecord> _turns;
    private readonly HashSet<InstanceEvent> _takenOut = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(int From, int To)> _ranges = new();
    private readonly int _cost;
    private List<InstanceEvent>? _silent;
    private int _replays;

    /// <param name="instance">The failed instance's number.</param>
    /// <param name="generation">Its run.</param>
    /// <param name="turns">All its turns.</param>
    /// <param name="newRun">Makes a run of its code; null when this release does not know it.</param>
    public FailureSearch(long instance, int generation, List<TurnRecord> turns, Func<OrchestrationRun?> newRun)
    {
        (Instance, Generation, _newRun) = (instance, generation, newRun);
        Last = turns[^1];
        _turns = turns.GetRange(0, turns.Count - 1);
        _cost = 1 + (_turns.Sum(t => t.Events.Count + t.Actions.Count) / EventsForOne);
    }

    public long Instance { get; }

    public int Generation { get; }

    /// <summary>The turn in which the run failed.</summary>
    public TurnRecord Last { get; }

    /// <summary>The turns before it, without what was taken out.</summary>
    public List<TurnRecord> Before => Without(_takenOut.Contains);

    public static bool IsFailure(InstanceEvent received) =>
        received.Kind is InstanceEventKind.TaskFailed or InstanceEventKind.SubOrchestrationFailed;

    /// <summary>Goes on as far as a share allows; true at the end.</summary>
    public bool Advance(ref int left)
    {
        while (true)
        {
            if (_silent is null)
            {
                _silent = _turns.Any(t => t.Events.Any(IsFailure)) ? Silent() : [];
                if (_silent.Count > 0)
                {
                    _ranges.Push((0, _silent.Count));
                }
            }
            else if (_ranges.TryPop(out var range) && _replays < MostReplays)
            {
                TryWithout(range);
            }
            else
            {
                return true;
            }

            left -= _cost;
            if (left <= 0)
            {
                return false;
            }
        }
    }

    /// <summary>The failures that the code did not answer with a decision at once, in order.</summary>
    private List<InstanceEvent> Silent()
    {
        var silent = new List<InstanceEvent>();
        return _newRun() is { } run && HistoryReplay.Of(run, _turns, (received, decided) =>
        {
            if (!decided && IsFailure(received))
            {
                silent.Add(received);
            }
        }) is null ? silent : [];
    }

    private void TryWithout((int From, int To) range)
    {
        _replays++;
        var tried = _silent!.GetRange(range.From, range.To - range.From)
            .ToHashSet<InstanceEvent>(ReferenceEqualityComparer.Instance);
        if (HistoryReplay.Of(_newRun()!, Without(e => tried.Contains(e) || _takenOut.Contains(e))) is null)
        {
            _takenOut.UnionWith(tried);
        }
        else if (tried.Count > 1)
        {
            var middle = range.From + (tried.Count / 2);
            _ranges.Push((middle, range.To));
            _ranges.Push((range.From, middle));
        }
    }

    private List<TurnRecord> Without(Func<InstanceEvent, bool> isOut) =>
        [.. _turns.Select(t => t.Events.Any(isOut) ? t with { Events = [.. t.Events.Where(e => !isOut(e))] } : t)];
}
