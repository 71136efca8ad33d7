namespace ProgramFlows.Standalone.Folders;

/// <summary>What a simulated year follows from, so that one which was stopped goes on as the same year.</summary>
/// <param name="Programme">The programme's id.</param>
/// <param name="FiscalYear">The fiscal year, B.E.</param>
/// <param name="Networks">How many networks take part.</param>
/// <param name="Seed">What the people's behaviour follows from.</param>
/// <param name="Until">The moment up to which it is played, UTC; null for the year's end.</param>
/// <param name="IsPlayed">Whether it has been played up to there.</param>
internal sealed record SimulatedYear(
    string Programme, int FiscalYear, int Networks, int Seed, DateTimeOffset? Until = null, bool IsPlayed = false);
