namespace ProgramFlows.Functions.Durable.Events;

/// <summary>The deduplication keys of the events that an instance has taken.</summary>
/// <param name="before">Those of the runs before.</param>
internal sealed class SeenKeys(IReadOnlyList<string> before)
{
    // A second delivery follows the first within minutes; what goes over to the next run need not be older.
    private const int MostTakenOver = 256;

    private readonly List<string> _ordered = [.. before];
    private readonly HashSet<string> _all = new(before, StringComparer.Ordinal);

    /// <summary>The newest of them, oldest first, for the next run.</summary>
    public IReadOnlyList<string> ForTheNextRun => [.. _ordered.TakeLast(MostTakenOver)];

    /// <summary>True the first time; an event without a key is always the first.</summary>
    public bool IsFirst(string? key)
    {
        if (key is null)
        {
            return true;
        }

        if (!_all.Add(key))
        {
            return false;
        }

        _ordered.Add(key);
        return true;
    }
}
