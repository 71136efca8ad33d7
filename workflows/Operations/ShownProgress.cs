using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Operations;

/// <summary>
/// The custom status of a network's cycle and of a task's follow-up: what an operator's list shows of them. Nothing is
/// ever decided by it.
/// </summary>
/// <param name="Province">The province's code; null in what an older release started.</param>
/// <param name="Network">The network.</param>
/// <param name="Steps">The steps that are under way.</param>
/// <param name="NextDue">The day on which something of it is due next; null when nothing is to be done.</param>
/// <param name="Task">Where the task stands; null for a cycle, and before the task opens.</param>
public sealed record ShownProgress(
    string? Province,
    NetworkCode Network,
    IReadOnlyList<int> Steps,
    DateOnly? NextDue,
    WorkTaskStatus? Task = null);
