using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Brings an activity's answer to the run that called it; an answer to an earlier run is dropped.</summary>
internal sealed class ActivityAnsweredCommand(ActivityCall call, InstanceEvent answer) : EngineCommand
{
    public override void Execute(EngineOperations engine)
    {
        engine.State.InFlight.Remove(call);
        if (engine.State.Instances.Find(call.Instance) is { Row.HasEnded: false } instance
                && instance.Row.Generation == call.Generation)
        {
            engine.State.Ready.Deliver(instance, new InboxEntry(answer));
        }
    }

    public override void Confirm()
    {
        // Nobody waits: an activity that was lost is run again.
    }

    public override void Reject(Exception exception)
    {
        // As above.
    }
}
