namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>One turn of an instance: what reached it and what its code decided then.</summary>
/// <param name="Moment">The turn's time, UTC ticks.</param>
/// <param name="Events">What reached it, in order.</param>
/// <param name="Actions">What it decided, in order.</param>
internal sealed record TurnRecord(long Moment, IReadOnlyList<InstanceEvent> Events, IReadOnlyList<TurnAction> Actions);
