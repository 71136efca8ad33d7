namespace ProgramFlows.Workflows.Tasks;

/// <summary>A request that waits for somebody's answer.</summary>
/// <param name="Task">The task.</param>
/// <param name="Request">What is asked.</param>
public sealed record AskedTask(TaskCard Task, OpenRequest Request);
