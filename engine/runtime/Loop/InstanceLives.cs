using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>How instances begin, get their messages, are held, and end.</summary>
internal sealed partial class InstanceLives(EngineState state)
{
    // The version of an instance whose orchestrator this release does not know; it is blocked until a release does.
    private const string UnknownVersion = "0";

    /// <summary>Makes an instance; one that had the id before and has ended goes.</summary>
    public LiveInstance Create(LiveInstance? replaced, NewInstance made)
    {
        if (replaced is not null)
        {
            state.Writer.Write(replaced);
            state.Journal.Delete(replaced.Row);
            state.Instances.Remove(replaced);
        }

        var now = state.Now;
        var row = new InstanceRow
        {
            Seq = state.Journal.Instances.NextNumber(),
            Id = made.Id,
            Name = NewestOf(made.Name),
            Status = OrchestrationStatus.Pending,
            Generation = replaced is null ? 0 : replaced.Row.Generation + 1,
            Created = now,
            Updated = now,
            Parent = made.Parent?.Row.Seq,
            ParentTask = made.ParentTask,
            Tags = made.Tags,
        };
        var instance = new LiveInstance(row, isNew: true);
        state.Instances.Add(instance);
        Deliver(instance, new Message { Event = InstanceEvent.Started(made.Input, row.Generation) });
        return instance;
    }

    public void Deliver(LiveInstance instance, Message message)
    {
        instance.Mailbox.Add(message);
        state.Batch.Touch(instance);
        MakeReady(instance);
    }

    public void MakeReady(LiveInstance instance)
    {
        if (instance is { IsReady: false, CanRun: true })
        {
            instance.IsReady = true;
            state.Ready.Enqueue(instance);
        }
    }

    public void Raise(LiveInstance instance, string name, byte[] payload) =>
        Deliver(instance, new Message { Event = InstanceEvent.Raised(name, payload) });

    public bool WasReceived(LiveInstance instance, string deduplicationKey) =>
        state.Journal.ReceivedKeys.Has(instance.Row.Seq, deduplicationKey);

    /// <summary>Starts a part of an instance, or tells it that the id is taken.</summary>
    public void StartChild(LiveInstance parent, TurnAction call)
    {
        var existing = state.Instances.Find(call.Key!);
        if (existing is { Row.HasEnded: false })
        {
            var failure = new FailureDetails(
                typeof(InvalidOperationException).FullName!,
                $"An orchestration instance with the id '{call.Key}' exists and has not ended.",
                null,
                IsPermanent: false,
                null);
            Deliver(parent, Answer(InstanceEventKind.SubOrchestrationFailed, call.TaskId, failure));
            return;
        }

        Create(existing, new NewInstance(call.Name!, call.Key!, call.Payload, parent.Row.Tags, parent, call.TaskId));
    }

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
        EmptyMailbox(instance);
        state.Batch.Touch(instance);
        state.Batch.Ended.Add(instance);
        if (row.Parent is { } seq && state.Instances.Find(seq) is { Row.HasEnded: false } parent)
        {
            Deliver(parent, kind switch
            {
                TurnActionKind.Completed => Answer(InstanceEventKind.SubOrchestrationCompleted, row.ParentTask, result),
                TurnActionKind.Failed => Answer(InstanceEventKind.SubOrchestrationFailed, row.ParentTask, result),
                _ => Answer(InstanceEventKind.SubOrchestrationFailed, row.ParentTask, Array.Empty<byte>()),
            });
        }
    }

    /// <summary>
    /// Begins the next run of an instance with a new history. What was kept goes over before what was not seen, which
    /// stays where it is.
    /// </summary>
    public void ContinueAsNew(LiveInstance instance, RunOutcome outcome)
    {
        var kept = outcome.PreservesEvents ? instance.Run!.UnprocessedEvents.ToList() : [];
        if (!outcome.PreservesEvents)
        {
            instance.Take(instance.Mailbox.RemoveHeldBack());
        }

        instance.Discard();
        instance.Row.Generation++;
        instance.Row.Name = NewestOf(state.Journal.Names[instance.Row.Name].Name);
        instance.Row.NextDue = null;
        instance.Run = null;
        instance.Mailbox.AddInFront(
        [
            new Message { Event = InstanceEvent.Started(outcome.Payload, instance.Row.Generation) },
            .. kept.Select(e => new Message { Event = InstanceEvent.Raised(e.Name, e.Payload) }),
        ]);
        state.Batch.Touch(instance);
        MakeReady(instance);
    }

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

        state.Allow(instance.Row.Id);
        Unblock(instance);
    }

    public void Unblock(LiveInstance instance)
    {
        instance.Row.Problem = null;
        instance.SetStatus(
            instance.Row.Head == 0
                && instance.Unwritten is null ? OrchestrationStatus.Pending : OrchestrationStatus.Running);
        instance.StateChanged = true;
        state.Batch.Touch(instance);
        MakeReady(instance);
    }

    /// <summary>Ends an instance from outside; none of its code runs any more.</summary>
    public void Terminate(LiveInstance instance, byte[] reason)
    {
        instance.Row.Updated = Math.Max(state.Now, instance.Row.Updated);
        // The input of one that has not run yet stays, so that it can be restarted.
        var unseen = instance.Mailbox.All.Select(m => m.Event).OfType<InstanceEvent>()
            .Where(e => e.Kind == InstanceEventKind.Started).ToArray();
        instance.Append(new TurnRecord(
            instance.Row.Updated, unseen, [new TurnAction(TurnActionKind.Terminated, -1, null, null, 0, reason)]));
        instance.Run = null;
        End(instance, TurnActionKind.Terminated, reason);
    }

    /// <summary>Starts an ended instance again, with the input its last run had.</summary>
    public bool Restart(LiveInstance ended)
    {
        var input = state.Journal.Turns.Read(ended.Row)
            .SelectMany(t => t.Events)
            .FirstOrDefault(e => e.Kind == InstanceEventKind.Started);
        if (input is null)
        {
            return false;
        }

        var name = state.Journal.Names[ended.Row.Name].Name;
        Create(ended, new NewInstance(name, ended.Row.Id, input.Payload, ended.Row.Tags, Parent: null, ParentTask: 0));
        return true;
    }

    public void Purge(LiveInstance ended)
    {
        state.Writer.Write(ended);
        state.Journal.Delete(ended.Row);
        state.Instances.Remove(ended);
    }

    /// <summary>Removes a step of the instances that ended before a moment, UTC ticks, and says how many.</summary>
    public int PurgeEnded(long moment, int most)
    {
        // One that was rewound in this batch stands in the journal as ended still.
        var ended = state.Journal.Instances.EndedBefore(moment, most).Select(state.Instances.Find).OfType<LiveInstance>()
            .Where(i => i.Row.HasEnded).ToList();
        ended.ForEach(Purge);
        return ended.Count;
    }

    /// <summary>The key of an orchestrator in the version that this release starts runs with.</summary>
    private long NewestOf(string name) => state.Journal.Names.KeyOf(
        name, state.Catalogue.Orchestrators.TryGetValue(name, out var entry) ? entry.Version : UnknownVersion);

    private static Message Answer(InstanceEventKind kind, int taskId, FailureDetails failure) =>
        Answer(kind, taskId, JsonSerializer.SerializeToUtf8Bytes(failure, Payload.Options));

    private static Message Answer(InstanceEventKind kind, int taskId, byte[] payload) =>
        new() { Event = new InstanceEvent(kind, taskId, null, payload) };

    private void EmptyMailbox(LiveInstance instance)
    {
        foreach (var message in instance.Mailbox.All)
        {
            message.Sender?.Refuse(state, instance);
            if (message.InboxSeq != 0)
            {
                instance.TakenFromInbox.Add(message.InboxSeq);
            }
        }

        instance.Mailbox.Clear();
    }

    private void Note(LiveInstance instance, InstanceEventKind kind, byte[] reason)
    {
        instance.Row.Updated = Math.Max(state.Now, instance.Row.Updated);
        var noted = new InstanceEvent(kind, -1, null, reason);
        instance.Append(new TurnRecord(instance.Row.Updated, [noted], []));
        state.Batch.Touch(instance);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Instance {InstanceId} is blocked: {Problem}")]
    private static partial void LogBlocked(ILogger logger, string instanceId, string problem);
}
