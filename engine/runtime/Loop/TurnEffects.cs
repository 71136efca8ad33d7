using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Applies the result of a turn to its instance and to those that it starts or answers.</summary>
internal sealed class TurnEffects(
    EngineState state, InstanceStarts starts, InstanceEnds ends, InstanceControl control, ActivityCalls calls)
{
    public void Apply(LiveInstance instance, TurnResult result)
    {
        if (result.BlockReason is { } reason)
        {
            instance.Inbox.GiveBack(result.Taken);
            control.Block(instance, reason);
            return;
        }

        instance.Changes.Take(result.Taken);
        Note(instance, result);
        Act(instance, result.Actions);
        if (result.Outcome is { Kind: TurnActionKind.ContinuedAsNew } next)
        {
            starts.ContinueAsNew(instance, next, result.Unprocessed);
        }
        else if (result.Outcome is { } outcome)
        {
            ends.End(instance, outcome.Kind, outcome.Payload);
        }

        state.Instances.Reckon(instance);
        if (instance.Inbox.HasUnseen(instance.Run))
        {
            state.Ready.Add(instance);
        }
    }

    private void Note(LiveInstance instance, TurnResult result)
    {
        if (result.Events.Count > 0)
        {
            instance.Changes.Append(new TurnRecord(result.Moment, result.Events, result.Actions));
            EngineMeter.Turns.Add(1);
            EngineMeter.Events.Add(result.Events.Count + result.Actions.Count);
        }

        instance.Row.Updated = result.Moment;
        instance.Row.NextDue = result.NextDue;
        instance.SetStatus(OrchestrationStatus.Running);
        if (result.CustomStatus is { } change)
        {
            instance.SetCustomStatus(change.Json);
        }

        state.Batch.Touch(instance);
    }

    private void Act(LiveInstance instance, IReadOnlyList<TurnAction> actions)
    {
        foreach (var action in actions)
        {
            if (action.Kind == TurnActionKind.SubOrchestrationCreated)
            {
                starts.CreateSubOrchestration(instance, action);
            }
        }

        foreach (var action in actions)
        {
            if (action.Kind == TurnActionKind.TaskScheduled)
            {
                calls.Schedule(instance, action);
            }
        }
    }
}
