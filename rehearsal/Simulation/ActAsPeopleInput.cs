using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>What <see cref="ActAsPeople"/> is given.</summary>
/// <param name="Seed">What behaviour follows from.</param>
/// <param name="WaivedBy">Who may waive a task.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ReviewedBy">Who reviews; null in what an older release started.</param>
/// <param name="ExtendedBy">Who may move a due date; null in what an older release started.</param>
public sealed record ActAsPeopleInput(
    int Seed, Role WaivedBy, DateTimeOffset At, Role? ReviewedBy = null, Role? ExtendedBy = null)
{
    /// <summary>Who reviews.</summary>
    internal Role Reviewer => ReviewedBy ?? Role.ProvincialCoordinator;

    /// <summary>Who may move a due date.</summary>
    internal Role Extender => ExtendedBy ?? Role.ProvincialCoordinator;
}
