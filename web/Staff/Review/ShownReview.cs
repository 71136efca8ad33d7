using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Staff.Review;

/// <summary>A task to be reviewed, with what the reviewer has entered so far.</summary>
/// <param name="Task">The task.</param>
/// <param name="Verdict"><c>accept</c>, <c>return</c>, or empty.</param>
/// <param name="Why">The reason entered.</param>
/// <param name="By">The day chosen, as ISO date; empty for none.</param>
/// <param name="Mistakes">What is to be corrected.</param>
/// <param name="Refused">Why it could not be done, as a sentence; null when nothing was refused.</param>
public sealed record ShownReview(
    SeenTask Task, string Verdict, string Why, string By, IReadOnlyList<Mistake> Mistakes, string? Refused = null)
{
    /// <summary>The ids of the questions ticked.</summary>
    public IReadOnlyList<string> Concerns { get; init; } = [];
}
