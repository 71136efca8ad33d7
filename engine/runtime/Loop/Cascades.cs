using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// The operations that are on their way through trees of instances, one after the other, so much in a cycle that other
/// instances move meanwhile.
/// </summary>
internal sealed class Cascades(
    EngineState state, BatchWriter writer, InstanceStarts starts, InstanceControl control, InstanceRewind rewinds)
{
    /// <summary>How many instances are reached in a cycle.</summary>
    public const int MostInACycle = 256;

    private readonly Queue<Cascade> _underWay = new();

    public bool AreUnderWay => _underWay.Count > 0;

    /// <summary>
    /// Reaches an instance at once, and begins to reach what it started; false when it does not apply to the instance.
    /// </summary>
    public bool Begin(CascadeKind kind, LiveInstance instance, byte[] reason, CascadeCommand asker)
    {
        var cascade = new Cascade(kind, reason) { Asker = asker };
        if (kind == CascadeKind.Rewind ? !BeginRewind(cascade, instance) : !Reach(cascade, instance))
        {
            return false;
        }

        var left = MostInACycle;
        Advance(cascade, ref left);
        if (!cascade.IsDone)
        {
            asker.IsUnderWay = true;
            _underWay.Enqueue(cascade);
            Write(cascade);
        }

        return true;
    }

    /// <summary>Goes on with what is under way, for a cycle's share.</summary>
    public void Advance()
    {
        for (var left = MostInACycle; left > 0 && _underWay.TryPeek(out var cascade);)
        {
            Advance(cascade, ref left);
            Write(cascade);
            if (cascade.IsDone)
            {
                _underWay.Dequeue();
                Answer(cascade);
            }
        }
    }

    /// <summary>Reads again from the journal what is under way; who asked may ask again.</summary>
    public void Recover()
    {
        Reject(new IOException(
            "The journal could not be written. What was begun goes on by itself; look, or ask again."));
        foreach (var (id, kind, reason) in state.Journal.Cascades.All())
        {
            var cascade = new Cascade((CascadeKind)kind, reason) { Id = id };
            foreach (var (seq, instance, after) in state.Journal.Cascades.Steps(id))
            {
                cascade.Push(new CascadeStep(instance, after) { Row = seq });
            }

            _underWay.Enqueue(cascade);
        }
    }

    /// <summary>Tells who waits that they will not hear of the end, and forgets all.</summary>
    public void Reject(IOException reason)
    {
        while (_underWay.TryDequeue(out var cascade))
        {
            cascade.Asker?.Reject(reason);
        }
    }

    private void Advance(Cascade cascade, ref int left)
    {
        // What this batch has made must stand in the journal to be found.
        writer.WriteAll();
        while (left > 0 && !cascade.IsDone)
        {
            if (cascade.Kind == CascadeKind.Rewind)
            {
                AdvanceRewind(cascade, ref left);
            }
            else
            {
                ReachSubOrchestrations(cascade, cascade.Pop(), ref left);
            }
        }
    }

    private void ReachSubOrchestrations(Cascade cascade, CascadeStep step, ref int left)
    {
        var started = state.Journal.Instances.StartedBy(step.Instance, step.After, left);
        if (started.Count == left)
        {
            cascade.Push(new CascadeStep(step.Instance, started[^1]));
        }

        foreach (var seq in started)
        {
            if (state.Instances.Find(seq) is { } live)
            {
                Reach(cascade, live);
            }
        }

        left -= started.Count + 1;
    }

    /// <summary>Does it to one instance; false when it does not apply. What that has started is looked at all the same.
    /// </summary>
    private bool Reach(Cascade cascade, LiveInstance instance)
    {
        cascade.Push(new CascadeStep(instance.Row.Seq, 0));
        switch (cascade.Kind)
        {
            case CascadeKind.Suspend when instance.CanRun:
                control.Suspend(instance, cascade.Reason);
                return true;
            case CascadeKind.Resume
                when instance.Row.Status is OrchestrationStatus.Suspended or OrchestrationStatus.Blocked:
                control.Resume(instance, cascade.Reason);
                return true;
            case CascadeKind.Cancel when !instance.Row.HasEnded:
                var request = InstanceEvent.Raised(OrchestrationClient.CancelRequested.Value, cascade.Reason);
                state.Ready.Deliver(instance, new InboxEntry(request));
                return true;
            case CascadeKind.Terminate when !instance.Row.HasEnded:
                control.Terminate(instance, cascade.Reason);
                return true;
            case CascadeKind.Purge when instance.Row.HasEnded:
                control.Purge(instance);
                return true;
            default:
                return false;
        }
    }

    private bool BeginRewind(Cascade cascade, LiveInstance instance) =>
        (cascade.Search = rewinds.Search(instance)) is not null;

    private void AdvanceRewind(Cascade cascade, ref int left)
    {
        if (cascade.Search is { } search)
        {
            if (!search.Advance(ref left))
            {
                return;
            }

            cascade.Search = null;
            if (rewinds.Apply(search, cascade.Reason))
            {
                cascade.Push(new CascadeStep(search.Instance, -1));
            }
            else if (!cascade.HasSteps)
            {
                cascade.Asker?.DoesNotApply();
            }

            return;
        }

        RewindCalls(cascade, cascade.Pop(), ref left);
    }

    /// <summary>Begins the calls of a rewound instance again whose sub-orchestrations have ended.</summary>
    private void RewindCalls(Cascade cascade, CascadeStep step, ref int left)
    {
        if (state.Instances.Find(step.Instance) is not { Row.HasEnded: false } parent)
        {
            return;
        }

        var calls = step.Calls
            ?? new Queue<TurnAction>(rewinds.OpenSubOrchestrations(parent).Where(c => c.TaskId > step.After));
        for (var after = step.After; calls.TryPeek(out var call); after = call.TaskId)
        {
            if (left-- <= 0)
            {
                cascade.Push(new CascadeStep(step.Instance, after) { Calls = calls });
                return;
            }

            calls.Dequeue();
            var started = state.Instances.Find(call.Key!);
            if (started is null || started.Row.Parent != parent.Row.Seq)
            {
                // Gone, or another's: the call is made again, and hears what there is to hear.
                starts.CreateSubOrchestration(parent, call);
            }
            else if (rewinds.Search(started) is { } search)
            {
                // In the journal the call is still to come, until the search has come to its end.
                cascade.Push(new CascadeStep(step.Instance, after) { Calls = calls });
                cascade.Search = search;
                return;
            }
            else if (started.Row.HasEnded)
            {
                // Terminated: there is nothing to take back, so it begins again.
                starts.CreateSubOrchestration(parent, call);
            }
        }
    }

    private void Write(Cascade cascade)
    {
        if (cascade.Id == 0 && cascade.HasSteps)
        {
            cascade.Id = state.Journal.Cascades.Add((int)cascade.Kind, cascade.Reason);
        }

        cascade.Write(state.Journal.Cascades);
        if (cascade.Id != 0 && cascade.IsDone)
        {
            state.Journal.Cascades.Remove(cascade.Id);
        }
    }

    private void Answer(Cascade cascade)
    {
        if (cascade.Asker is { } asker)
        {
            asker.IsUnderWay = false;
            state.Batch.Commands.Add(asker);
        }
    }
}
