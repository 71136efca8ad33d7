using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Networks;

/// <summary>
/// A network's year: steps 1 to 6 side by side, each opening when what it needs stands and its window has come. A task
/// is followed by a sub-orchestration of its own.
/// </summary>
public sealed class NetworkCycle : Orchestrator<NetworkCycleInput, CycleResult>
{
    /// <summary>Its name in histories.</summary>
    public static OrchestratorName<NetworkCycleInput, CycleResult> Name { get; } = new("NetworkCycle");

    /// <inheritdoc/>
    public override async Task<CycleResult> RunAsync(OrchestrationContext context, NetworkCycleInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var progress = input.Steps.ToDictionary(s => s.Number, _ => new StepProgress());
        var underWay = new TasksUnderWay(context, input);
        var steps = await Task.WhenAll(input.Steps.Select(s => CarryOutAsync(context, input, s, progress, underWay)));
        return new CycleResult(
            steps.Sum(s => s.Accepted),
            steps.Sum(s => s.Waived),
            steps.Sum(s => s.Lapsed),
            steps.Sum(s => s.NeverOpened));
    }

    private static async Task<CycleResult> CarryOutAsync(
        OrchestrationContext context,
        NetworkCycleInput input,
        PlannedStep step,
        Dictionary<int, StepProgress> progress,
        TasksUnderWay underWay)
    {
        var needs = Task.WhenAll(
            step.Needs.Where(n => progress.ContainsKey(n.Step)).Select(n => progress[n.Step].When(n.Kind)));
        if (!await context.CompletedByAsync(needs, ThaiTime.StartOf(input.Rules.YearEndsOn.AddDays(1))))
        {
            return new CycleResult(0, 0, 0, step.Tasks.Count);
        }

        var outcomes = await Task.WhenAll(
            step.Tasks.Select(t => FollowAsync(context, input, step, t, progress[step.Number], underWay)));
        if (outcomes.All(o => o.Status.Stage() == TaskStage.Settled))
        {
            progress[step.Number].Done();
        }

        return new CycleResult(
            outcomes.Count(o => o.Status == WorkTaskStatus.Accepted),
            outcomes.Count(o => o.Status == WorkTaskStatus.Waived),
            outcomes.Count(o => o.Status == WorkTaskStatus.Lapsed),
            0);
    }

    private static async Task<TaskOutcome> FollowAsync(
        OrchestrationContext context,
        NetworkCycleInput input,
        PlannedStep step,
        PlannedTask plan,
        StepProgress progress,
        TasksUnderWay underWay)
    {
        var id = InstanceIds.TaskOf(input.ProgrammeId, input.FiscalYear, input.Network, plan.TaskId);
        var origin = new TaskOrigin(input.ProgrammeId, input.FiscalYear, plan.TaskId, input.Version);
        var followed = new TaskFollowUpInput(
            id, input.Network, step.Number, plan, input.Rules, origin, input.Province);
        underWay.Add(step.Number, plan);
        var outcome = await context.CallSubOrchestratorAsync(TaskFollowUp.Name, followed, InstanceIds.FollowUpOf(id));
        underWay.Remove(step.Number, plan);
        if (outcome.Status == WorkTaskStatus.Accepted)
        {
            progress.Begun();
        }

        return outcome;
    }
}

/// <summary>What a network's year is started with.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="Network">The network's code.</param>
/// <param name="Steps">Its steps, see <see cref="NetworkPlan"/>.</param>
/// <param name="Rules">How its tasks are followed up.</param>
/// <param name="Version">The version of the programme's text; null in what an older release started.</param>
/// <param name="Province">The province's code; null in what an older release started.</param>
public sealed record NetworkCycleInput(
    string ProgrammeId,
    int FiscalYear,
    NetworkCode Network,
    IReadOnlyList<PlannedStep> Steps,
    FollowUpRules Rules,
    string? Version = null,
    string? Province = null);

/// <summary>What a network's year came to, in tasks.</summary>
/// <param name="Accepted">Accepted.</param>
/// <param name="Waived">Waived.</param>
/// <param name="Lapsed">Open when the year ended.</param>
/// <param name="NeverOpened">Of steps whose needs were never met.</param>
public sealed record CycleResult(int Accepted, int Waived, int Lapsed, int NeverOpened);
