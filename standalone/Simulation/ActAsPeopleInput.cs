using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Simulation;

/// <summary>What <see cref="ActAsPeople"/> is given.</summary>
/// <param name="Seed">What behaviour follows from.</param>
/// <param name="WaivedBy">Who may waive a task.</param>
/// <param name="At">When, UTC.</param>
public sealed record ActAsPeopleInput(int Seed, Role WaivedBy, DateTimeOffset At);
