using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What <see cref="OpenTask"/> is given.</summary>
/// <param name="Task">The task.</param>
/// <param name="At">When, UTC.</param>
public sealed record OpenTaskInput(NewTask Task, DateTimeOffset At);
