using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Access;

/// <summary>What decides who may do what with a task on a day.</summary>
/// <param name="Place">The task's network, in its programme.</param>
/// <param name="Rules">Whom the programme lets review, extend and waive.</param>
/// <param name="HandedInBy">Who handed it in last; null when nobody has.</param>
/// <param name="IsReviewOverdue">Whether the time for its review has passed.</param>
/// <param name="Posts">Who holds each role there.</param>
public sealed record TaskAccess(
    NetworkPlace Place,
    ProgrammeRules Rules,
    PersonId? HandedInBy,
    bool IsReviewOverdue,
    IReadOnlyDictionary<Role, Post> Posts)
{
    /// <summary>Who has asked for more time and waits for an answer; null when nobody does.</summary>
    public PersonId? TimeAskedBy { get; init; }

    /// <summary>Who has asked for a waiver and waits for an answer; null when nobody does.</summary>
    public PersonId? WaiverAskedBy { get; init; }
}
