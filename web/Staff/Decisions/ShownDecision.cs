using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Staff.Decisions;

/// <summary>A decision on a task that needs a reason: more time, or a waiver.</summary>
/// <param name="Task">The task.</param>
/// <param name="Action">Extend or waive.</param>
/// <param name="Why">The reason entered.</param>
/// <param name="Day">The day entered.</param>
/// <param name="Mistakes">What is to be corrected.</param>
public sealed record ShownDecision(
    SeenTask Task, TaskAction Action, string Why, string Day, IReadOnlyList<Mistake> Mistakes);
