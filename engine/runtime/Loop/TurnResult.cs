using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// All that one turn of an instance came to. Nothing of it has happened before <see cref="TurnEffects"/> applies it.
/// </summary>
/// <param name="Moment">The turn's time, UTC ticks.</param>
/// <param name="Taken">What it took from the inbox.</param>
/// <param name="Events">What the code saw, in order; empty when nothing was due after all.</param>
internal sealed record TurnResult(
    long Moment, IReadOnlyList<InboxEntry> Taken, IReadOnlyList<InstanceEvent> Events)
{
    /// <summary>
    /// Why the turn is not kept and its instance blocked; null when it is kept. A release that can take the turn may
    /// decide in it what this one could not.
    /// </summary>
    public string? BlockReason { get; init; }

    /// <summary>What the code decided, in order, with the end of the run if it ended.</summary>
    public IReadOnlyList<TurnAction> Actions { get; init; } = [];

    /// <summary>How the run ended; null when it goes on.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>The events that the next run is to have, when the run continued as new and preserves them.</summary>
    public IReadOnlyList<(string Name, byte[] Payload)> Unprocessed { get; init; } = [];

    /// <summary>The custom status that the code set last; null when this run has set none.</summary>
    public CustomStatusChange? CustomStatus { get; init; }

    /// <summary>When the next timer is due, UTC ticks; null when there is none.</summary>
    public long? NextDue { get; init; }

    /// <summary>The result of a turn that the run has just taken.</summary>
    public static TurnResult Of(
        OrchestrationRun run, long moment, IReadOnlyList<InboxEntry> taken, IReadOnlyList<InstanceEvent> events) =>
        new(moment, taken, events)
        {
            Actions = run.Outcome is { } outcome
                ? [.. run.Actions, TurnAction.End(outcome.Kind, outcome.Payload)]
                : [.. run.Actions],
            Outcome = run.Outcome,
            Unprocessed = run.Outcome is { Kind: TurnActionKind.ContinuedAsNew, PreservesEvents: true }
                ? [.. run.UnprocessedEvents]
                : [],
            CustomStatus = run.CustomStatus,
            NextDue = run.NextDue,
        };
}
