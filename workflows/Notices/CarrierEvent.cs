namespace ProgramFlows.Workflows.Notices;

/// <summary>What a carrier reports of a message after it had taken it on.</summary>
/// <param name="EventId">The carrier's name for the report; the same one counts once.</param>
/// <param name="MessageKey">Our key of the message.</param>
/// <param name="Kind">What it reports.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record CarrierEvent(string EventId, string MessageKey, CarrierEventKind Kind, DateTimeOffset At);
