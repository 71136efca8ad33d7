namespace ProgramFlows.Workflows.Cases;

/// <summary>What somebody sees who asks for a red risk.</summary>
/// <param name="Exists">Whether there is one.</param>
/// <param name="Risk">It; null when there is none, or it is of no place of theirs.</param>
public sealed record RedRiskSight(bool Exists, SeenRedRisk? Risk);
