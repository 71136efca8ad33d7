using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>How instances end.</summary>
internal sealed class InstanceEnds(EngineState state)
{
    /// <summary>Ends an instance, tells its parent and those whose events it will not see.</summary>
    public void End(LiveInstance instance, TurnActionKind kind, byte[] result)
    {
        var row = instance.Row;
        instance.SetStatus(kind switch
        {
            TurnActionKind.Completed => OrchestrationStatus.Completed,
            TurnActionKind.Failed => OrchestrationStatus.Failed,
            _ => OrchestrationStatus.Terminated,
        });
        row.Result = result;
        row.Completed = row.Updated;
        row.NextDue = null;
        row.Problem = null;
        EmptyInbox(instance);
        state.Batch.Touch(instance);
        state.Batch.Ended.Add(instance);
        if (row.Parent is { } seq && state.Instances.Find(seq) is { Row.HasEnded: false } parent)
        {
            state.Ready.Deliver(parent, new InboxEntry(AnswerOf(kind, row.ParentTask, result)));
        }
    }

    private static InstanceEvent AnswerOf(TurnActionKind kind, int parentTask, byte[] result) => kind switch
    {
        TurnActionKind.Completed =>
            new InstanceEvent(InstanceEventKind.SubOrchestrationCompleted, parentTask, null, result),
        TurnActionKind.Failed =>
            new InstanceEvent(InstanceEventKind.SubOrchestrationFailed, parentTask, null, result),
        _ => new InstanceEvent(InstanceEventKind.SubOrchestrationFailed, parentTask, null, []),
    };

    private void EmptyInbox(LiveInstance instance)
    {
        foreach (var entry in instance.Inbox.All)
        {
            entry.Sender?.Refuse(state, instance);
        }

        instance.Changes.Take(instance.Inbox.All);
        instance.Inbox.Clear();
    }
}
