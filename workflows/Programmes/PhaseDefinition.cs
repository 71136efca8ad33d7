namespace ProgramFlows.Workflows.Programmes;

/// <summary>A phase of a network (manual, lines 518 and 522): its own, whatever the fiscal year.</summary>
/// <param name="FromYear">The network's year in which it begins: 1 is its first.</param>
/// <param name="Name">Its name.</param>
public sealed record PhaseDefinition(int FromYear, LocalizedText Name);
