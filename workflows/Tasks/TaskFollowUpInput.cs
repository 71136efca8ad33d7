using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What a task's orchestration is started with.</summary>
/// <param name="TaskId">The task's id.</param>
/// <param name="Network">The network's code.</param>
/// <param name="Step">The step's number.</param>
/// <param name="Plan">The task as it stands in the network's year.</param>
/// <param name="Rules">How it is followed up.</param>
/// <param name="Origin">Which task of which programme it is; null in what an older release started, where the id says
/// it.</param>
public sealed record TaskFollowUpInput(
    string TaskId, string Network, int Step, PlannedTask Plan, FollowUpRules Rules, TaskOrigin? Origin = null);
