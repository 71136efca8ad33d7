namespace ProgramFlows.Workflows.Commands;

/// <summary>An event that a command left for the relay.</summary>
/// <param name="Id">Its number, which is also the deduplication key.</param>
/// <param name="InstanceId">The orchestration instance it is for.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Payload">What the event carries, as JSON.</param>
public sealed record OutboxRow(long Id, string InstanceId, string Event, string Payload);
