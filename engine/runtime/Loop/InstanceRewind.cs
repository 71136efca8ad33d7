using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// Takes failed instances back to before what failed. The failures that decided nothing but the end are taken out of
/// the history, so that their calls are open again; whatever else had happened stays.
/// </summary>
internal sealed partial class InstanceRewind(EngineState state, BatchWriter writer)
{
    private const int MostBytesInARow = 4 * 1024 * 1024;

    /// <summary>Begins to look for what is to be taken back; null when an instance has nothing of it.</summary>
    public FailureSearch? Search(LiveInstance instance)
    {
        writer.Write(instance);
        var turns = instance.Row.Status == OrchestrationStatus.Failed ? state.Journal.Turns.Read(instance.Row) : [];
        return turns.Count == 0
            ? null
            : new FailureSearch(instance.Row.Seq, instance.Row.Generation, turns, () => NewRun(instance));
    }

    /// <summary>Takes back what a search has found; false when the instance is not any more what it was.</summary>
    public bool Apply(FailureSearch search, byte[] reason)
    {
        if (state.Instances.Find(search.Instance) is not { Row.Status: OrchestrationStatus.Failed } failed
            || failed.Row.Generation != search.Generation)
        {
            return false;
        }

        var why = JsonSerializer.Deserialize<string>(reason, Payload.Options);
        LogRewound(state.Logger, failed.Row.Id, why);

        failed.Changes.Discard(failed.Row);
        failed.Row.Generation++;
        failed.Row.Completed = null;
        failed.Row.Result = null;
        var before = search.Before;
        failed.SetStatus(before.Count == 0 ? OrchestrationStatus.Pending : OrchestrationStatus.Running);
        state.Batch.Touch(failed);
        foreach (var turn in before)
        {
            failed.Changes.Append(turn);
            if (failed.Changes.Turns!.WrittenCount > MostBytesInARow)
            {
                writer.Write(failed);
                state.Batch.Touch(failed);
            }
        }

        // What reached it in its last turn reaches it again.
        foreach (var seen in search.Last.Events.Where(e => !FailureSearch.IsFailure(e)))
        {
            state.Ready.Deliver(failed, new InboxEntry(seen));
        }

        state.Ready.Add(failed);
        return true;
    }

    /// <summary>The calls of sub-orchestrations that have had no answer, in order.</summary>
    public IEnumerable<TurnAction> OpenSubOrchestrations(LiveInstance instance)
    {
        writer.Write(instance);
        var turns = state.Journal.Turns.Read(instance.Row);
        var answered = turns.SelectMany(t => t.Events)
            .Concat(instance.Inbox.Events)
            .Where(e => e.Kind
                is InstanceEventKind.SubOrchestrationCompleted or InstanceEventKind.SubOrchestrationFailed)
            .Select(e => e.TaskId).ToHashSet();
        return turns.SelectMany(t => t.Actions)
            .Where(a => a.Kind == TurnActionKind.SubOrchestrationCreated && !answered.Contains(a.TaskId));
    }

    /// <summary>A run of its code; null when there is none, or it must not run: nothing more is taken out.</summary>
    private OrchestrationRun? NewRun(LiveInstance instance)
    {
        var (name, version) = state.Journal.Names[instance.Row.Name];
        return state.Refused.Find(instance.Row.Id, name) is null
            && state.Catalogue.Orchestrators.TryGetValue(name, out var orchestrator)
            ? new OrchestrationRun(
                orchestrator,
                new RunIdentity(instance.Row.Id, version, state.Instances.ParentOf(instance.Row)),
                state.Watch)
            : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Instance {InstanceId} is rewound: {Reason}")]
    private static partial void LogRewound(ILogger logger, string instanceId, string? reason);
}
