namespace ProgramFlows.Workflows.Programmes;

/// <summary>A step of the year (manual, "the eight steps").</summary>
/// <param name="Number">1 to 8.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">The qualitative outcome it aims at.</param>
/// <param name="Scope">A network's or a province's.</param>
/// <param name="From">First day of its window.</param>
/// <param name="To">Last day of its window.</param>
/// <param name="Needs">What must stand before it opens.</param>
/// <param name="Tasks">Its tasks.</param>
public sealed record StepDefinition(
    int Number,
    LocalizedText Name,
    LocalizedText Outcome,
    StepScope Scope,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<StepNeed> Needs,
    IReadOnlyList<TaskDefinition> Tasks);
