namespace ProgramFlows.Workflows.Years;

/// <summary>What came of starting networks.</summary>
/// <param name="Started">How many count as started by it; one counts once in its year.</param>
/// <param name="Last">The last code of a full page, after which there may be more; null when there is none.</param>
public sealed record StartedNetworks(int Started, string? Last);
