namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// What the engine's thread and its commands can do with the state, put together once. Each part is given those it
/// calls, and none is given this.
/// </summary>
internal sealed class EngineOperations
{
    public EngineOperations(EngineState state)
    {
        State = state;
        Writer = new BatchWriter(state);
        Starts = new InstanceStarts(state, Writer);
        var ends = new InstanceEnds(state);
        Control = new InstanceControl(state, Writer, ends);
        var calls = new ActivityCalls(state, Control);
        var loader = new RunLoader(state, Writer, Control, calls);
        Turns = new TurnRunner(state, loader, Control, new TurnEffects(state, Starts, ends, Control, calls));
        Cascades = new Cascades(state, Writer, Starts, Control, new InstanceRewind(state, Writer));
    }

    public EngineState State { get; }

    public BatchWriter Writer { get; }

    public InstanceStarts Starts { get; }

    public InstanceControl Control { get; }

    public TurnRunner Turns { get; }

    /// <summary>What is on its way through trees of instances.</summary>
    public Cascades Cascades { get; }

    /// <summary>Forgets what is in memory and reads again from the journal what needs looking at.</summary>
    public void Recover()
    {
        State.Clear();
        Cascades.Recover();
        foreach (var instance in State.Journal.Wakeups.All())
        {
            State.ToRecover.Enqueue(instance);
        }
    }
}
