namespace ProgramFlows.Workflows.Notices;

/// <summary>A step of sending: whether and how much may go out until it is over.</summary>
/// <param name="IsHeld">Whether the channel is held; what is claimed then is noted as held.</param>
/// <param name="Room">How many messages that can wait may still go out in this minute.</param>
/// <param name="Until">When it is over, by the ledger's clock: no activity runs for longer than a minute.</param>
public sealed record SendingStep(bool IsHeld, int Room, DateTimeOffset Until);
