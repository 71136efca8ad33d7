namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>What the simulated people go on with.</summary>
/// <param name="Seed">What their behaviour follows from.</param>
/// <param name="Day">The next day on which they act, in Thailand.</param>
/// <param name="Until">The last such day.</param>
public sealed record SimulationInput(int Seed, DateOnly Day, DateOnly Until);
