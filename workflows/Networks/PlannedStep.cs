using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks;

/// <summary>A step as it stands in one network's year.</summary>
/// <param name="Number">1 to 6.</param>
/// <param name="Needs">What must stand before its tasks open; nothing for steps that are caught up with.</param>
/// <param name="Tasks">Its tasks.</param>
public sealed record PlannedStep(int Number, IReadOnlyList<StepNeed> Needs, IReadOnlyList<PlannedTask> Tasks);
