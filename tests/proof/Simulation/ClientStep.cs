namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>One thing a client does to an instance.</summary>
/// <param name="Kind">What.</param>
/// <param name="Name">The event, for a raise.</param>
/// <param name="Payload">What it carries.</param>
/// <param name="Key">Its deduplication key.</param>
internal sealed record ClientStep(ClientStepKind Kind, string Name = "", int Payload = 0, string Key = "");
