namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Writes what a batch has changed, instance by instance, each once.</summary>
internal sealed class BatchWriter(EngineState state)
{
    /// <summary>Writes every instance the batch has touched.</summary>
    public void WriteAll()
    {
        foreach (var instance in state.Batch.Dirty)
        {
            state.AtWork = instance;
            Write(instance);
        }

        state.AtWork = null;
        state.Batch.Dirty.Clear();
    }

    /// <summary>Writes one instance now; the batch may touch it again.</summary>
    public void Write(LiveInstance instance)
    {
        if (!instance.IsDirty)
        {
            return;
        }

        WriteTurns(instance);
        WriteRow(instance);
        WriteInbox(instance);
        WriteWakeup(instance);
        instance.Changes.Clear();
        instance.IsDirty = false;
    }

    /// <summary>Deletes an instance with all that belongs to it.</summary>
    public void Delete(LiveInstance instance)
    {
        Write(instance);
        state.Journal.Delete(instance.Row);
        state.Instances.Remove(instance);
    }

    private void WriteTurns(LiveInstance instance)
    {
        state.Journal.Turns.Delete(instance.Changes.DiscardedTurns);
        if (instance.Changes.Turns is { } turns)
        {
            instance.Row.Head = state.Journal.Turns.Append(instance.Row, turns);
        }
    }

    private void WriteRow(LiveInstance instance)
    {
        var (row, rows) = (instance.Row, state.Journal.Instances);
        if (instance.Changes.IsNew)
        {
            rows.Insert(row);
        }
        else
        {
            rows.UpdateTurn(row);
            if (instance.Changes.State)
            {
                rows.UpdateState(row);
            }

            if (instance.Changes.CustomStatus)
            {
                rows.UpdateCustomStatus(row);
            }

            if (row.NextDue != instance.WrittenDue)
            {
                rows.UpdateDue(row);
            }
        }

        // A new timer may be due at the very moment of one that has fired.
        if (row.NextDue is { } due && due != instance.QueuedDue)
        {
            state.Due.Add(due, row.Seq);
        }

        instance.QueuedDue = row.NextDue;
        instance.WrittenDue = row.NextDue;
    }

    private void WriteInbox(LiveInstance instance)
    {
        instance.Changes.TakenFromInbox.ForEach(state.Journal.Inbox.Delete);
        foreach (var entry in instance.Inbox.TakeUnwritten())
        {
            entry.Seq = state.Journal.Inbox.Insert(instance.Row.Seq, entry.Event, inFront: entry.Order < 0);
        }
    }

    private void WriteWakeup(LiveInstance instance)
    {
        var needed = instance.NeedsWakeup;
        if (needed && !instance.HasWakeup)
        {
            state.Journal.Wakeups.Set(instance.Row.Seq);
        }
        else if (!needed && instance.HasWakeup)
        {
            state.Journal.Wakeups.Clear(instance.Row.Seq);
        }

        instance.HasWakeup = needed;
    }
}
