namespace ProgramFlows.Workflows.Ports;

/// <summary>What every command on a task says.</summary>
/// <param name="Id">The command's id: the same command given twice is done once.</param>
/// <param name="TaskId">Which task.</param>
/// <param name="Actor">Who does it: a person's id.</param>
/// <param name="At">When, UTC.</param>
public sealed record TaskCommand(string Id, string TaskId, string Actor, DateTimeOffset At);
