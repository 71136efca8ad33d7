using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// Lets instances take their turns: brings their code to where it was, feeds it what has arrived, and notes what it
/// decides.
/// </summary>
internal sealed class TurnRunner(EngineState state)
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
            // It was held in the very moment its timers came due: they take the place they had among its messages.
            KeepDueTimers(instance);
        }
        else if (Awaken(instance) && instance.Mailbox.HasUnseen(instance.Run))
        {
            TakeTurn(instance, instance.Run!);
        }
        else if (instance.Run?.Stall is { } stall)
        {
            state.Lives.Block(instance, stall);
        }

        state.AtWork = null;
    }

    /// <summary>
    /// Turns the timers that came due while an instance is held into messages that wait with the others.
    /// </summary>
    public void KeepDueTimers(LiveInstance instance)
    {
        if (instance.Row.Status == OrchestrationStatus.Suspended
            && instance.Row.NextDue <= state.Now
            && Awaken(instance))
        {
            var now = state.Now;
            var kept = instance.Mailbox.All.Select(m => m.Event)
                .Where(e => e?.Kind == InstanceEventKind.TimerFired).Select(e => e!.TaskId).ToHashSet();
            var fired = instance.Run!.TimersDue(now).Where(f => !kept.Contains(f.TaskId));
            instance.TakenFromInbox.AddRange(
                instance.Mailbox.PutInPlace(fired.Select(f => new Message { Event = f })));
            instance.Row.NextDue = instance.Run.NextDueAfter(now);
            state.Batch.Touch(instance);
        }
    }

    /// <summary>
    /// Brings an instance's code into memory by replaying its turns; false when it had to be blocked.
    /// </summary>
    private bool Awaken(LiveInstance instance)
    {
        if (instance.Run is not null)
        {
            return true;
        }

        if (instance.Unwritten is not null)
        {
            // Its history must stand in the journal to be read.
            state.Writer.Write(instance);
        }

        var (name, version) = state.Journal.Names[instance.Row.Name];
        if (!state.Catalogue.Orchestrators.TryGetValue(name, out var orchestrator))
        {
            state.Lives.Block(
                instance,
                $"No orchestrator is registered under the name '{name}'. Deploy a release that has it; the instance "
                + $"then goes on.");
            return false;
        }

        if (state.Refused.Find(instance.Row.Id, name) is { } refused)
        {
            state.Lives.Block(instance, refused);
            return false;
        }

        var identity = new RunIdentity(instance.Row.Id, version, ParentOf(instance.Row));
        var run = new OrchestrationRun(orchestrator, identity, state.Watch);
        if (ReplayProblem(instance, run) is { } problem)
        {
            state.Lives.Block(instance, problem);
            return false;
        }

        instance.Run = run;
        state.Instances.Reckon(instance);
        ScheduleUnanswered(instance, run);

        if (instance.CanRun && instance.Row.NextDue != run.NextDue)
        {
            instance.Row.NextDue = run.NextDue;
            state.Batch.Touch(instance);
        }

        if (instance.NeedsWakeup != instance.HasWakeup)
        {
            // Its activities are open again: a restart must look at it.
            state.Batch.Touch(instance);
        }

        return instance.Run is not null;
    }

    /// <summary>Brings a run to where its history ends; says why when that cannot be done.</summary>
    private string? ReplayProblem(LiveInstance instance, OrchestrationRun run)
    {
        try
        {
            return HistoryReplay.Of(run, state.Journal.ReadTurns(instance.Row));
        }
        catch (JournalException e) when (e.InnerException is InvalidDataException)
        {
            // One history is damaged; the others go on.
            return e.Message;
        }
    }

    /// <summary>Makes the open calls again, but for those whose answers wait in the mailbox.</summary>
    private void ScheduleUnanswered(LiveInstance instance, OrchestrationRun run)
    {
        if (run.HasOpenActivities)
        {
            var answered = instance.Mailbox.All.Select(m => m.Event)
                .Where(e => e?.Kind is InstanceEventKind.TaskCompleted or InstanceEventKind.TaskFailed)
                .Select(e => e!.TaskId).ToHashSet();
            foreach (var call in run.OpenActivities.Where(c => !answered.Contains(c.TaskId)).ToList())
            {
                Schedule(instance, call);
            }
        }
    }

    private void TakeTurn(LiveInstance instance, OrchestrationRun run)
    {
        var moment = Math.Max(state.Now, instance.Row.Updated);
        var (taken, seen) = (new List<Message>(), new List<InstanceEvent>());
        instance.Share.TakeTurn(state.Cycle);
        run.BeginTurn(moment);
        try
        {
            Feed(instance, run, moment, taken, seen);
        }
        catch (CannotGoOnException e)
        {
            instance.Mailbox.GiveBack(taken);
            state.Lives.Block(instance, $"{e.Message} {e.Remedy}");
            return;
        }

        if (run.Outcome is null && run.Stall is { } stall)
        {
            // The turn is not kept: a release that waits as it should may decide in it what this one could not.
            instance.Mailbox.GiveBack(taken);
            state.Lives.Block(instance, stall);
            return;
        }

        var decided = run.Actions.Sum(a => (long)a.Payload.Length);
        if (decided > MostDecidedBytes)
        {
            instance.Mailbox.GiveBack(taken);
            state.Lives.Block(
                instance,
                $"One turn hands on {decided} bytes of inputs; at most {MostDecidedBytes} are kept of one. What "
                + "reached it is kept. Let it call less at a time, or hand on where the large things are, then deploy; "
                + "the instance then goes on.");
            return;
        }

        instance.Take(taken);
        instance.Share.TakeBytes(state.Cycle, decided);
        Conclude(instance, run, moment, seen);
        if (instance.Mailbox.HasUnseen(instance.Run))
        {
            state.Lives.MakeReady(instance);
        }
    }

    /// <summary>Shows the run what has arrived, until it ends or its instance has had its share of the cycle.</summary>
    private void Feed(
        LiveInstance instance, OrchestrationRun run, long moment, List<Message> taken, List<InstanceEvent> seen)
    {
        while (run.Outcome is null
            && !instance.Share.IsUsedUp(state.Cycle)
            && instance.Mailbox.TryPeek(run, out var message))
        {
            if (message.Event is { } one)
            {
                instance.Mailbox.Remove(message);
                taken.Add(message);
                Show(instance, run, one, seen);
            }
            else if (FireTimers(instance, run, moment, seen))
            {
                instance.Mailbox.Remove(message);
                taken.Add(message);
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

    private void Show(LiveInstance instance, OrchestrationRun run, InstanceEvent happening, List<InstanceEvent> seen)
    {
        run.Apply(happening);
        seen.Add(happening);
        instance.Share.TakeEvent(state.Cycle, happening.Payload.Length);
    }

    private void Conclude(LiveInstance instance, OrchestrationRun run, long moment, List<InstanceEvent> seen)
    {
        var outcome = run.Outcome;
        TurnAction[] actions = outcome is null
            ? [.. run.Actions]
            : [.. run.Actions, new TurnAction(outcome.Kind, -1, null, null, 0, outcome.Payload)];
        if (seen.Count > 0)
        {
            instance.Append(new TurnRecord(moment, seen, actions));
            EngineMeter.Turns.Add(1);
            EngineMeter.Events.Add(seen.Count + actions.Length);
        }

        instance.Row.Updated = moment;
        instance.Row.NextDue = run.NextDue;
        instance.SetStatus(OrchestrationStatus.Running);
        ShowCustomStatus(instance, run);
        state.Batch.Touch(instance);
        Act(instance, actions);
        if (outcome is { Kind: TurnActionKind.ContinuedAsNew })
        {
            state.Lives.ContinueAsNew(instance, outcome);
        }
        else if (outcome is not null)
        {
            state.Lives.End(instance, outcome.Kind, outcome.Payload);
        }

        state.Instances.Reckon(instance);
    }

    private void Act(LiveInstance instance, TurnAction[] actions)
    {
        foreach (var action in actions)
        {
            if (action.Kind == TurnActionKind.SubOrchestrationCreated)
            {
                state.Lives.StartChild(instance, action);
            }
        }

        foreach (var action in actions)
        {
            if (action.Kind == TurnActionKind.TaskScheduled)
            {
                Schedule(instance, action);
            }
        }
    }

    private void Schedule(LiveInstance instance, TurnAction call)
    {
        if (!state.Catalogue.Activities.TryGetValue(call.Name!, out var activity))
        {
            state.Lives.Block(
                instance,
                $"No activity is registered under the name '{call.Name}'. Deploy a release that has it; the "
                + $"instance then goes on.");
        }
        else if (state.InFlight.Add(new ActivityCall(instance.Row.Seq, instance.Row.Generation, call.TaskId)))
        {
            state.Batch.Activities.Add((instance, activity, call));
        }
    }

    private static void ShowCustomStatus(LiveInstance instance, OrchestrationRun run)
    {
        if (run.CustomStatus is { } change
                && !(change.Json ?? []).AsSpan().SequenceEqual(instance.Row.CustomStatus ?? []))
        {
            instance.Row.CustomStatus = change.Json;
            instance.CustomStatusChanged = true;
        }
    }

    /// <summary>Who started an instance as a part of itself; null when a client did.</summary>
    public ParentOrchestration? ParentOf(InstanceRow row) =>
        row.Parent is { } seq && state.Instances.Find(seq) is { } parent
            ? new ParentOrchestration(parent.Row.Id, state.Journal.Names[parent.Row.Name].Name)
            : null;
}
