using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>How instances and their runs begin.</summary>
internal sealed class InstanceStarts(EngineState state, BatchWriter writer)
{
    // The version of an instance whose orchestrator this release does not know; it is blocked until a release does.
    private const string UnknownVersion = "0";

    /// <summary>Makes an instance; one that had the id before and has ended goes.</summary>
    public void Create(LiveInstance? replaced, NewInstance made)
    {
        if (replaced is not null)
        {
            writer.Delete(replaced);
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
        state.Ready.Deliver(instance, new InboxEntry(InstanceEvent.Started(made.Input, row.Generation)));
    }

    /// <summary>Starts a sub-orchestration, or tells its parent that the id is taken.</summary>
    public void CreateSubOrchestration(LiveInstance parent, TurnAction call)
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
            var failed = InstanceEvent.Failed(InstanceEventKind.SubOrchestrationFailed, call.TaskId, failure);
            state.Ready.Deliver(parent, new InboxEntry(failed));
            return;
        }

        Create(existing, new NewInstance(call.Name!, call.Key!, call.Payload, parent.Row.Tags, parent, call.TaskId));
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

    /// <summary>
    /// Begins the next run of an instance with a new history. The events that nobody waited for go over before what was
    /// not seen, which stays where it is.
    /// </summary>
    public void ContinueAsNew(
        LiveInstance instance, RunOutcome outcome, IReadOnlyList<(string Name, byte[] Payload)> unprocessed)
    {
        if (!outcome.PreservesEvents)
        {
            instance.Changes.Take(instance.Inbox.RemoveHeldBack());
        }

        instance.Changes.Discard(instance.Row);
        instance.Row.Generation++;
        instance.Row.Name = NewestOf(state.Journal.Names[instance.Row.Name].Name);
        instance.Row.NextDue = null;
        instance.Run = null;
        instance.Inbox.AddInFront(
        [
            new InboxEntry(InstanceEvent.Started(outcome.Payload, instance.Row.Generation)),
            .. unprocessed.Select(e => new InboxEntry(InstanceEvent.Raised(e.Name, e.Payload))),
        ]);
        state.Batch.Touch(instance);
        state.Ready.Add(instance);
    }

    /// <summary>The key of an orchestrator in the version that this release starts runs with.</summary>
    private long NewestOf(string name) => state.Journal.Names.KeyOf(
        name, state.Catalogue.Orchestrators.TryGetValue(name, out var entry) ? entry.Version : UnknownVersion);
}
