namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>What taking a file in comes to.</summary>
/// <param name="Roster">What is taken in.</param>
/// <param name="Lines">What changes and what cannot, row by row.</param>
public sealed record ImportPlan(Roster Roster, IReadOnlyList<ImportLine> Lines);
