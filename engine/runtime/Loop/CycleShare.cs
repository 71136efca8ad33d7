namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// How much of a cycle one instance may take, so that a backlog of one holds up no other: once it is used up, the rest
/// waits for the next cycle.
/// </summary>
internal sealed class CycleShare
{
    private const int MostEvents = 1_024;
    private const long MostBytes = 16L * 1024 * 1024;

    // What a turn costs beside its events, in events: a new run, its replay, a row.
    private const int TurnsCost = 16;

    private long _cycle = -1;
    private int _events;
    private long _bytes;

    public bool IsUsedUp(long cycle) => cycle == _cycle && (_events >= MostEvents || _bytes >= MostBytes);

    /// <summary>How many more events may be seen in a cycle.</summary>
    public int EventsLeft(long cycle) => cycle == _cycle ? MostEvents - _events : MostEvents;

    public void TakeTurn(long cycle) => Take(cycle, TurnsCost, 0);

    public void TakeEvent(long cycle, int bytes) => Take(cycle, 1, bytes);

    /// <summary>What was written of a turn's decisions.</summary>
    public void TakeBytes(long cycle, long bytes) => Take(cycle, 0, bytes);

    private void Take(long cycle, int events, long bytes)
    {
        if (cycle != _cycle)
        {
            (_cycle, _events, _bytes) = (cycle, 0, 0);
        }

        _events += events;
        _bytes += bytes;
    }
}
