using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.HandedIn;

/// <summary>What was handed in, and what comes next.</summary>
/// <param name="Task">The task.</param>
/// <param name="Next">The next task of the viewer; null when there is none.</param>
/// <param name="Sewn">How many of the eight steps are done.</param>
public sealed record ShownHandIn(SeenTask Task, TaskCard? Next, int Sewn);
