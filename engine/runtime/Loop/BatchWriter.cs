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
        instance.IsDirty = false;
    }

    private void WriteTurns(LiveInstance instance)
    {
        if (instance.Discarded != 0)
        {
            state.Journal.Turns.Delete(instance.Discarded);
            instance.Discarded = 0;
        }

        if (instance.Unwritten is { } turns)
        {
            instance.Row.Head = state.Journal.Turns.Append(instance.Row, turns);
            instance.ForgetUnwritten();
        }
    }

    private void WriteRow(LiveInstance instance)
    {
        var row = instance.Row;
        if (instance.IsNew)
        {
            state.Journal.Instances.Insert(row);
            instance.IsNew = false;
        }
        else
        {
            state.Journal.Instances.UpdateTurn(row);
            if (instance.StateChanged)
            {
                state.Journal.Instances.UpdateState(row);
            }

            if (instance.CustomStatusChanged)
            {
                state.Journal.Instances.UpdateCustomStatus(row);
            }

            if (row.NextDue != instance.WrittenDue)
            {
                state.Journal.Instances.UpdateDue(row);
            }
        }

        // A new timer may be due at the very moment of one that has fired.
        if (row.NextDue is { } due && due != instance.QueuedDue)
        {
            state.Due.Add(due, row.Seq);
        }

        instance.QueuedDue = row.NextDue;
        instance.WrittenDue = row.NextDue;
        instance.StateChanged = false;
        instance.CustomStatusChanged = false;
    }

    private void WriteInbox(LiveInstance instance)
    {
        instance.TakenFromInbox.ForEach(state.Journal.Inbox.Delete);
        instance.TakenFromInbox.Clear();
        foreach (var message in instance.Mailbox.TakeUnwritten())
        {
            message.InboxSeq = state.Journal.Inbox.Insert(
                instance.Row.Seq, message.Event!, inFront: message.Order < 0);
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
