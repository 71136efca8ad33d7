namespace ProgramFlows.Workflows.Operations;

/// <summary>What somebody sees who asks for an incident.</summary>
/// <param name="Exists">Whether there is one.</param>
/// <param name="Incident">It; null when there is none, or the reader may not see to it.</param>
public sealed record IncidentSight(bool Exists, SeenIncident? Incident);
