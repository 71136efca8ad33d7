using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// Takes failed instances back to before what failed. The failures that decided nothing but the end are taken out of
/// the history, so that their calls are open again; whatever else had happened stays.
/// </summary>
internal sealed partial class InstanceRewind(EngineState state)
{
    /// <summary>
    /// Rewinds an instance, and its failed sub-orchestrations with it; false when there is nothing to rewind.
    /// </summary>
    public bool Rewind(LiveInstance failed, string reason)
    {
        var turns = failed.Row.Status == OrchestrationStatus.Failed ? state.Journal.ReadTurns(failed.Row) : [];
        if (turns.Count == 0)
        {
            return false;
        }

        LogRewound(state.Logger, failed.Row.Id, reason);
        var before = turns.SkipLast(1).ToList();
        var again = turns[^1].Events.Where(IsFailure).Concat(TakeOutFailures(failed, before)).ToList();
        failed.Discard();
        failed.Row.Generation++;
        failed.Row.Completed = null;
        failed.Row.Result = null;
        before.ForEach(failed.Append);
        failed.SetStatus(before.Count == 0 ? OrchestrationStatus.Pending : OrchestrationStatus.Running);
        state.Batch.Touch(failed);

        // What reached it in its last turn reaches it again.
        foreach (var seen in turns[^1].Events.Where(e => !IsFailure(e)))
        {
            state.Lives.Deliver(failed, new Message { Event = seen });
        }

        foreach (var part in again.Where(e => e.Kind == InstanceEventKind.SubOrchestrationFailed))
        {
            RewindChild(failed, turns, part.TaskId, reason);
        }

        state.Lives.MakeReady(failed);
        return true;
    }

    /// <summary>
    /// Takes each failure out of the turns without which the code decides the same; a failure that was dealt with, as a
    /// retry does, stays.
    /// </summary>
    private List<InstanceEvent> TakeOutFailures(LiveInstance failed, List<TurnRecord> turns)
    {
        var taken = new List<InstanceEvent>();
        var failures = turns.Index().SelectMany(t => t.Item.Events.Where(IsFailure), (t, e) => (t.Index, e)).ToList();
        foreach (var (at, failure) in failures)
        {
            var with = turns[at];
            turns[at] = with with { Events = [.. with.Events.Where(e => e != failure)] };
            if (DecidesTheSame(failed, turns))
            {
                taken.Add(failure);
            }
            else
            {
                turns[at] = with;
            }
        }

        return taken;
    }

    private bool DecidesTheSame(LiveInstance failed, List<TurnRecord> turns)
    {
        var (name, version) = state.Journal.Names[failed.Row.Name];
        return state.Catalogue.Orchestrators.TryGetValue(name, out var orchestrator)
            && Replay.Of(
                new OrchestrationRun(
                    orchestrator, new RunIdentity(failed.Row.Id, version, state.Turns.ParentOf(failed.Row))),
                turns) is null;
    }

    private static bool IsFailure(InstanceEvent happening) =>
        happening.Kind is InstanceEventKind.TaskFailed or InstanceEventKind.SubOrchestrationFailed;

    private void RewindChild(LiveInstance parent, List<TurnRecord> turns, int taskId, string reason)
    {
        var call = turns.SelectMany(t => t.Actions).First(a => a.TaskId == taskId);
        var child = state.Instances.Find(call.Key!);
        if (child is null || child.Row.Parent != parent.Row.Seq || !Rewind(child, reason))
        {
            // Terminated, or gone: there is nothing to take back, so it begins again.
            state.Lives.StartChild(parent, call);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Instance {InstanceId} is rewound: {Reason}")]
    private static partial void LogRewound(ILogger logger, string instanceId, string reason);
}
