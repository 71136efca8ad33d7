using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Notes the activities that are to be run once the batch is durable.</summary>
internal sealed class ActivityCalls(EngineState state, InstanceControl control)
{
    /// <summary>Notes a call, unless this process is running it; blocks its instance when nothing can run it.</summary>
    public void Schedule(LiveInstance instance, TurnAction action)
    {
        var call = new ActivityCall(instance.Row.Seq, instance.Row.Generation, action.TaskId);
        if (!state.Catalogue.Activities.TryGetValue(action.Name!, out var activity))
        {
            control.Block(
                instance,
                $"No activity is registered under the name '{action.Name}'. Deploy a release that has it; the "
                + "instance then goes on.");
        }
        else if (state.InFlight.Add(call))
        {
            state.Batch.Activities.Add(new ScheduledActivity(call, activity, instance.Row.Id, action));
        }
    }
}
