using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// Brings a run to where its history ends, and checks turn by turn that the code decides what it decided then.
/// </summary>
internal static class HistoryReplay
{
    /// <param name="run">A new run.</param>
    /// <param name="history">The turns it has to take.</param>
    /// <param name="shown">Called after each event, with whether the code decided something on it at once.</param>
    /// <returns>Why the code does not fit the history, with the difference; null when it does.</returns>
    public static string? Of(
        OrchestrationRun run, IReadOnlyList<TurnRecord> history, Action<InstanceEvent, bool>? shown = null)
    {
        for (var turn = 0; turn < history.Count; turn++)
        {
            var record = history[turn];
            run.BeginTurn(record.Moment, record.Actions);
            try
            {
                foreach (var received in record.Events)
                {
                    var decided = run.Actions.Count;
                    run.Apply(received);
                    shown?.Invoke(received, run.Actions.Count > decided);
                }
            }
            catch (CannotGoOnException e)
            {
                return $"Turn {turn + 1} of {history.Count} cannot be replayed: {e.Message} {e.Remedy}";
            }

            if (Difference(record, run) is { } difference)
            {
                return $"Non-deterministic orchestration: in turn {turn + 1} of {history.Count} "
                    + $"the history and this release differ. {difference} "
                    + "Was the orchestrator changed after this instance had started? Deploy a release that replays it.";
            }

            run.Recall(record.Actions);
        }

        return null;
    }

    private static string? Difference(TurnRecord record, OrchestrationRun run)
    {
        var ending = record.Actions.Count > 0 && record.Actions[^1].IsEnd ? record.Actions[^1] : null;
        var decided = ending is null ? record.Actions.Count : record.Actions.Count - 1;
        for (var i = 0; i < Math.Max(decided, run.Actions.Count); i++)
        {
            var then = i < decided ? record.Actions[i] : null;
            var now = i < run.Actions.Count ? run.Actions[i] : null;
            if (then is null || now is null || !then.IsSameDecisionAs(now))
            {
                return $"The history {then?.Describe() ?? "decides nothing more"}; "
                    + $"the code {now?.Describe() ?? "decides nothing more"}.";
            }
        }

        // A termination comes from outside; every other ending was the code's own.
        return ending is null or { Kind: TurnActionKind.Terminated } || ending.Kind == run.Outcome?.Kind
            ? null
            : $"The history {ending.Describe()}; the code "
                + $"{(run.Outcome is { } outcome ? $"ends the run ({outcome.Kind})" : "goes on")}.";
    }
}
