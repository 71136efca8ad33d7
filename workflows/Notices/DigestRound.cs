namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Whose messages go out at an hour of a morning. Whoever is in several programmes is told at the earliest of their
/// hours.
/// </summary>
/// <param name="Come">Programmes whose hour has come.</param>
/// <param name="ToCome">Programmes whose hour of this morning is yet to come.</param>
/// <param name="TakesOthers">Whether people whose programmes name no hour, or who are in none, are told too.</param>
public sealed record DigestRound(IReadOnlyList<string> Come, IReadOnlyList<string> ToCome, bool TakesOthers);
