namespace ProgramFlows.Workflows.Tasks;

/// <summary>What <see cref="LapseTask"/> is given.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="At">When, UTC.</param>
public sealed record LapseTaskInput(string TaskId, DateTimeOffset At);
