namespace ProgramFlows.Engine.Contract;

/// <summary>One event in the history of an instance's present run.</summary>
/// <param name="At">The time of the turn, UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="TaskId">The sequence number of the call or timer concerned, from 0; null for other kinds.</param>
/// <param name="Name">The name of the activity, orchestrator or event; for a timer, null.</param>
/// <param name="Payload">Input, result, event payload, failure or fire time, as JSON; null when there is none.</param>
public sealed record HistoryEvent(DateTimeOffset At, HistoryEventKind Kind, int? TaskId, string? Name, string? Payload);
