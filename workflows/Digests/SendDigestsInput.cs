namespace ProgramFlows.Workflows.Digests;

/// <summary>What <see cref="SendDigests"/> is given.</summary>
/// <param name="Day">The day in Thailand.</param>
/// <param name="At">The moment, UTC: what was put up until then is told.</param>
/// <param name="Round">Whose messages go out; null for everybody's.</param>
public sealed record SendDigestsInput(DateOnly Day, DateTimeOffset At, DigestRound? Round = null);
