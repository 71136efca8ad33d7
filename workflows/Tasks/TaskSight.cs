namespace ProgramFlows.Workflows.Tasks;

/// <summary>What somebody sees of a task.</summary>
/// <param name="Exists">Whether there is one of that id.</param>
/// <param name="Task">The task; null when there is none, or it is of no place of the viewer's.</param>
public sealed record TaskSight(bool Exists, SeenTask? Task);
