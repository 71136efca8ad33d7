using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Ports;

/// <summary>What became of a message.</summary>
/// <param name="MessageKey">Which.</param>
/// <param name="State">Sent or refused.</param>
/// <param name="Subject">Its subject.</param>
public sealed record DeliveryOutcome(string MessageKey, MessageState State, string Subject);
