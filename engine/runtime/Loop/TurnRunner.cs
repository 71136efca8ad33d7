using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// Lets instances take their turns: feeds their code what has arrived, and says what that came to.
/// </summary>
internal sealed class TurnRunner(
    EngineState state, RunLoader loader, InstanceControl control, TurnEffects effects)
{
    // A turn is one row, and a row of SQLite has at most a billion bytes.
    private const long MostDecidedBytes = 64L * 1024 * 1024;

    /// <summary>One turn of an instance, with all that waits for it.</summary>
    public void Run(LiveInstance instance)
    {
        state.AtWork = instance;
        instance.IsReady = false;
        if (!instance.CanRun)
        {
            // It was held in the very moment its timers came due: they take the place they had in its inbox.
            KeepDueTimers(instance);
        }
        else if (loader.Load(instance) && instance.Inbox.HasUnseen(instance.Run))
        {
            effects.Apply(instance, TakeTurn(instance, instance.Run!));
        }
        else if (instance.Run?.BlockReason is { } reason)
        {
            control.Block(instance, reason);
        }

        state.AtWork = null;
    }

    /// <summary>
    /// Turns the timers that came due while an instance is held into entries that wait with the others.
    /// </summary>
    public void KeepDueTimers(LiveInstance instance)
    {
        if (instance.Row.Status == OrchestrationStatus.Suspended
            && instance.Row.NextDue <= state.Now
            && loader.Load(instance))
        {
            var now = state.Now;
            var kept = instance.Inbox.Events
                .Where(e => e.Kind == InstanceEventKind.TimerFired).Select(e => e.TaskId).ToHashSet();
            var fired = instance.Run!.TimersDue(now).Where(f => !kept.Contains(f.TaskId));
            instance.Changes.TakenFromInbox.AddRange(instance.Inbox.PutInPlace(fired.Select(f => new InboxEntry(f))));
            instance.Row.NextDue = instance.Run.NextDueAfter(now);
            state.Batch.Touch(instance);
        }
    }

    private TurnResult TakeTurn(LiveInstance instance, OrchestrationRun run)
    {
        var moment = Math.Max(state.Now, instance.Row.Updated);
        var (taken, seen) = (new List<InboxEntry>(), new List<InstanceEvent>());
        instance.Share.TakeTurn(state.Cycle);
        run.BeginTurn(moment);
        try
        {
            Feed(instance, run, moment, taken, seen);
        }
        catch (CannotGoOnException e)
        {
            return new TurnResult(moment, taken, seen) { BlockReason = $"{e.Message} {e.Remedy}" };
        }

        if (run.Outcome is null && run.BlockReason is { } reason)
        {
            return new TurnResult(moment, taken, seen) { BlockReason = reason };
        }

        var decided = run.Actions.Sum(a => (long)a.Payload.Length);
        if (decided > MostDecidedBytes)
        {
            return new TurnResult(moment, taken, seen)
            {
                BlockReason =
                    $"One turn hands on {decided} bytes of inputs; at most {MostDecidedBytes} are kept of one. What "
                    + "reached it is kept. Let it call less at a time, or hand on where the large things are, then "
                    + "deploy; the instance then goes on.",
            };
        }

        instance.Share.TakeBytes(state.Cycle, decided);
        return TurnResult.Of(run, moment, taken, seen);
    }

    /// <summary>Shows the run what has arrived, until it ends or its instance has had its share of the cycle.</summary>
    private void Feed(
        LiveInstance instance, OrchestrationRun run, long moment, List<InboxEntry> taken, List<InstanceEvent> seen)
    {
        while (run.Outcome is null
            && !instance.Share.IsUsedUp(state.Cycle)
            && instance.Inbox.TryPeek(run, out var entry))
        {
            if (!entry.IsDueTimers)
            {
                instance.Inbox.Remove(entry);
                taken.Add(entry);
                Show(instance, run, entry.Event, seen);
            }
            else if (FireTimers(instance, run, moment, seen))
            {
                instance.Inbox.Remove(entry);
                taken.Add(entry);
            }
        }
    }

    /// <summary>Fires the timers that are due; false when there are more than the instance's share allows.</summary>
    private bool FireTimers(LiveInstance instance, OrchestrationRun run, long moment, List<InstanceEvent> seen)
    {
        foreach (var fired in run.TimersDue(moment, instance.Share.EventsLeft(state.Cycle)))
        {
            Show(instance, run, fired, seen);
            if (run.Outcome is not null)
            {
                return true;
            }
        }

        return !instance.Share.IsUsedUp(state.Cycle);
    }

    private void Show(LiveInstance instance, OrchestrationRun run, InstanceEvent received, List<InstanceEvent> seen)
    {
        run.Apply(received);
        seen.Add(received);
        instance.Share.TakeEvent(state.Cycle, received.Payload.Length);
    }
}
