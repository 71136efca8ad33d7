using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A step of a network's year.</summary>
/// <param name="Number">1 to 8.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What it aims at.</param>
/// <param name="Scope">Whose it is.</param>
/// <param name="From">The first day of its window.</param>
/// <param name="To">The last day of its window.</param>
/// <param name="TasksInAll">How many tasks it has, open yet or not.</param>
/// <param name="Tasks">Those that have opened.</param>
/// <param name="LastClosedAt">When the last of them was closed, UTC; null when none is.</param>
public sealed record SeenStep(
    int Number,
    LocalizedText Name,
    LocalizedText Outcome,
    StepScope Scope,
    DateOnly From,
    DateOnly To,
    int TasksInAll,
    IReadOnlyList<TaskCard> Tasks,
    DateTimeOffset? LastClosedAt)
{
    /// <summary>Whether all of its tasks are accepted or waived.</summary>
    public bool IsDone => TasksInAll > 0 && Tasks.Count(t => t.Status.Stage() == TaskStage.Settled) >= TasksInAll;
}
