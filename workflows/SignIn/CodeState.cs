namespace ProgramFlows.Workflows.SignIn;

/// <summary>Where a code stands, as far as its rules look.</summary>
/// <param name="EndsAt">When it ends, UTC.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="IsSpent">Whether it was used, or replaced by another.</param>
public sealed record CodeState(DateTimeOffset EndsAt, int Tries, bool IsSpent);
