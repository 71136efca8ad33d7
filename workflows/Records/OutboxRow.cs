namespace ProgramFlows.Workflows.Records;

/// <summary>An event that a command left for the relay.</summary>
/// <param name="Id">Its number, which is also the deduplication key.</param>
/// <param name="TaskId">The task it is about.</param>
/// <param name="Happening">What is raised.</param>
public sealed record OutboxRow(long Id, string TaskId, TaskHappening Happening);
