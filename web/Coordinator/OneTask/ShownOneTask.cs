using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.OneTask;

/// <summary>A task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Filled">What is being filled in; null for whoever does not hand it in now.</param>
public sealed record ShownOneTask(SeenTask Task, Filled? Filled);
