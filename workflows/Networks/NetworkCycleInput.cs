using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Networks;

/// <summary>What a network's year is started with.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="Network">The network's code.</param>
/// <param name="Steps">Its steps, see <see cref="NetworkPlan"/>.</param>
/// <param name="Rules">How its tasks are followed up.</param>
/// <param name="Version">The version of the programme's text; null in what an older release started.</param>
public sealed record NetworkCycleInput(
    string ProgrammeId,
    int FiscalYear,
    string Network,
    IReadOnlyList<PlannedStep> Steps,
    FollowUpRules Rules,
    string? Version = null);
