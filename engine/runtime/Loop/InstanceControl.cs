using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>How instances are held, let go, terminated and purged, by the engine itself or by an operator.</summary>
internal sealed partial class InstanceControl(EngineState state, BatchWriter writer, InstanceEnds ends)
{
    /// <summary>Holds an instance that cannot go on as it is. What it has not taken stays in its inbox.</summary>
    public void Block(LiveInstance instance, string problem)
    {
        LogBlocked(state.Logger, instance.Row.Id, problem);
        EngineMeter.Blocked.Add(1);
        instance.Run = null;
        instance.Row.NextDue = null;
        state.Batch.Touch(instance);
        if (instance.Row.Status != OrchestrationStatus.Suspended)
        {
            // An operator's hold stands: such an instance is blocked, if it still must be, when it is let go.
            instance.Row.Problem = problem;
            instance.SetStatus(OrchestrationStatus.Blocked);
        }
    }

    public void Unblock(LiveInstance instance)
    {
        instance.Row.Problem = null;
        instance.SetStatus(
            instance.Row.Head == 0
                && instance.Changes.Turns is null ? OrchestrationStatus.Pending : OrchestrationStatus.Running);
        instance.Changes.ChangeState();
        state.Batch.Touch(instance);
        state.Ready.Add(instance);
    }

    public void Suspend(LiveInstance instance, byte[] reason)
    {
        Note(instance, InstanceEventKind.Suspended, reason);
        instance.SetStatus(OrchestrationStatus.Suspended);
    }

    /// <summary>Lets a held instance go on; a blocked one tries again.</summary>
    public void Resume(LiveInstance instance, byte[] reason)
    {
        if (instance.Row.Status == OrchestrationStatus.Suspended)
        {
            Note(instance, InstanceEventKind.Resumed, reason);
        }

        state.Refused.Allow(instance.Row.Id);
        Unblock(instance);
    }

    /// <summary>Ends an instance from outside; none of its code runs any more.</summary>
    public void Terminate(LiveInstance instance, byte[] reason)
    {
        instance.Row.Updated = Math.Max(state.Now, instance.Row.Updated);

        // The input of one that has not run yet stays, so that it can be restarted.
        var unseen = instance.Inbox.Events.Where(e => e.Kind == InstanceEventKind.Started).ToArray();
        instance.Changes.Append(
            new TurnRecord(instance.Row.Updated, unseen, [TurnAction.End(TurnActionKind.Terminated, reason)]));
        instance.Run = null;
        ends.End(instance, TurnActionKind.Terminated, reason);
    }

    public void Purge(LiveInstance ended) => writer.Delete(ended);

    /// <summary>Purges instances that ended before a moment, UTC ticks; gives how many, <paramref name="most"/> at
    /// most.</summary>
    public int PurgeEnded(long moment, int most)
    {
        // One that was rewound in this batch stands in the journal as ended still.
        var ended = state.Journal.Instances.EndedBefore(moment, most).Select(state.Instances.Find)
            .OfType<LiveInstance>().Where(i => i.Row.HasEnded).ToList();
        ended.ForEach(Purge);
        return ended.Count;
    }

    private void Note(LiveInstance instance, InstanceEventKind kind, byte[] reason)
    {
        instance.Row.Updated = Math.Max(state.Now, instance.Row.Updated);
        var noted = new InstanceEvent(kind, InstanceEvent.NoTask, null, reason);
        instance.Changes.Append(new TurnRecord(instance.Row.Updated, [noted], []));
        state.Batch.Touch(instance);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Instance {InstanceId} is blocked: {Problem}")]
    private static partial void LogBlocked(ILogger logger, string instanceId, string problem);
}
