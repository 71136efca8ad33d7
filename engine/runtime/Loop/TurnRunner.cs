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
        else if (Awaken(instance) && instance.Mailbox.Count > 0)
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
            var place = instance.Mailbox.FirstOrDefault(m => m.Event is null) is { } due
                ? instance.Mailbox.Find(due)!
                : instance.Mailbox.AddLast(new Message { Event = null });
            foreach (var fired in instance.Run!.TimersDue(now)
                    .Where(f => !instance.Mailbox.Any(m => IsSameTimer(m.Event, f))))
            {
                instance.Mailbox.AddBefore(place, new Message { Event = fired });
            }

            instance.Mailbox.Remove(place);
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

        state.Writer.Write(instance);
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
        foreach (var call in run.OpenActivities.Where(c => !HasAnswer(instance, c)).ToList())
        {
            Schedule(instance, call);
        }

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
            return Replay.Of(run, state.Journal.ReadTurns(instance.Row));
        }
        catch (JournalException e) when (e.InnerException is InvalidDataException)
        {
            // One history is damaged; the others go on.
            return e.Message;
        }
    }

    /// <summary>Whether a call's answer waits in the mailbox: it must not be made again.</summary>
    private static bool HasAnswer(LiveInstance instance, TurnAction call) => instance.Mailbox.Any(
        m => m.Event is { Kind: InstanceEventKind.TaskCompleted or InstanceEventKind.TaskFailed } answer
            && answer.TaskId == call.TaskId);

    private void TakeTurn(LiveInstance instance, OrchestrationRun run)
    {
        var moment = Math.Max(state.Now, instance.Row.Updated);
        var waiting = instance.Mailbox.ToArray();
        var seen = new List<InstanceEvent>(waiting.Length);
        run.BeginTurn(moment, replaying: false);
        try
        {
            foreach (var message in waiting)
            {
                Feed(run, message, moment, seen);
                instance.Mailbox.RemoveFirst();
                if (run.Outcome is not null)
                {
                    break;
                }
            }
        }
        catch (CannotGoOnException e)
        {
            GiveBack(instance, waiting);
            state.Lives.Block(instance, $"{e.Message} {e.Remedy}");
            return;
        }

        if (run.Outcome is null && run.Stall is { } stall)
        {
            // The turn is not kept: a release that waits as it should may decide in it what this one could not.
            GiveBack(instance, waiting);
            state.Lives.Block(instance, stall);
            return;
        }

        Take(instance, waiting.AsSpan(0, waiting.Length - instance.Mailbox.Count));
        Conclude(instance, run, moment, seen);
    }

    private static void Feed(OrchestrationRun run, Message message, long moment, List<InstanceEvent> seen)
    {
        foreach (var happening in message.Event is { } one ? [one] : run.TimersDue(moment))
        {
            run.Apply(happening);
            seen.Add(happening);
            if (run.Outcome is not null)
            {
                return;
            }
        }
    }

    private static void Take(LiveInstance instance, ReadOnlySpan<Message> taken)
    {
        foreach (var message in taken)
        {
            if (message.InboxSeq != 0)
            {
                instance.TakenFromInbox.Add(message.InboxSeq);
            }
        }
    }

    private static bool IsSameTimer(InstanceEvent? kept, InstanceEvent fired) =>
        kept is { Kind: InstanceEventKind.TimerFired } && kept.TaskId == fired.TaskId;

    private static void GiveBack(LiveInstance instance, Message[] waiting)
    {
        instance.Mailbox.Clear();
        foreach (var message in waiting)
        {
            instance.Mailbox.AddLast(message);
        }
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
