namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>What <see cref="ActAsPeople"/> is given.</summary>
/// <param name="Seed">What behaviour follows from.</param>
/// <param name="At">When, UTC.</param>
public sealed record ActAsPeopleInput(int Seed, DateTimeOffset At);
