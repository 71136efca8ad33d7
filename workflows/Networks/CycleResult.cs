namespace ProgramFlows.Workflows.Networks;

/// <summary>What a network's year came to, in tasks.</summary>
/// <param name="Accepted">Accepted.</param>
/// <param name="Waived">Waived.</param>
/// <param name="Lapsed">Open when the year ended.</param>
/// <param name="NeverOpened">Of steps whose needs were never met.</param>
public sealed record CycleResult(int Accepted, int Waived, int Lapsed, int NeverOpened);
