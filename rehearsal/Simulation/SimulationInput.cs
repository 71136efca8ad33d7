using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>What the simulated people go on with.</summary>
/// <param name="Seed">What their behaviour follows from.</param>
/// <param name="WaivedBy">Who may waive a task.</param>
/// <param name="Day">The next day on which they act, in Thailand.</param>
/// <param name="Until">The last such day.</param>
/// <param name="ReviewedBy">Who reviews; null in what an older release started.</param>
/// <param name="ExtendedBy">Who may move a due date; null in what an older release started.</param>
public sealed record SimulationInput(
    int Seed, Role WaivedBy, DateOnly Day, DateOnly Until, Role? ReviewedBy = null, Role? ExtendedBy = null);
