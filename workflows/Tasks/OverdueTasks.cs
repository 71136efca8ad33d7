namespace ProgramFlows.Workflows.Tasks;

/// <summary>Tasks past their due date.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Longest">Those that are overdue longest.</param>
public sealed record OverdueTasks(int Count, IReadOnlyList<OverdueTask> Longest);
