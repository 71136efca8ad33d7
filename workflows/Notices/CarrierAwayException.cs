namespace ProgramFlows.Workflows.Notices;

/// <summary>A channel takes nothing for now; whoever sends tries again later.</summary>
/// <param name="message">Which channel, and what it said, without addresses and names.</param>
public sealed class CarrierAwayException(string message) : Exception(message);
