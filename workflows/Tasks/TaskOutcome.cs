namespace ProgramFlows.Workflows.Tasks;

/// <summary>How a task ended.</summary>
/// <param name="Status">Accepted, waived or lapsed.</param>
/// <param name="At">When, UTC.</param>
public sealed record TaskOutcome(WorkTaskStatus Status, DateTimeOffset At);
