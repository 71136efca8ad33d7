namespace ProgramFlows.Workflows.Tasks;

/// <summary>What somebody's networks have to do, and what of it waits for others.</summary>
/// <param name="Tasks">Those that somebody has something to do with, the first due first.</param>
/// <param name="Settled">How many are accepted or waived.</param>
public sealed record MyWork(IReadOnlyList<TaskCard> Tasks, int Settled);
