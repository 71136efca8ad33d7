using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;

namespace ProgramFlows.Tests.Proof.Kills;

/// <summary>What the killed process works on: an orchestration of every kind of step, each with effects.</summary>
internal static class VictimWork
{
    public static readonly OrchestratorName<int, int> Job = new("Job");
    public static readonly EventName<string> Go = new("Go");

    private const int Runs = 2;
    private const int Branches = 3;

    private static readonly OrchestratorName<string, int> Part = new("Part");
    private static readonly ActivityName<string, int> Do = new("Do");
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(5);

    /// <summary>Every effect that an instance has when it is done.</summary>
    public static IEnumerable<string> EffectsOf(string instanceId) =>
        Enumerable.Range(0, Runs).SelectMany(run => Enumerable.Range(0, Branches)
            .Select(b => $"{instanceId}/{run}/{b}").Append($"{instanceId}/{run}/last"))
            .Append($"{instanceId}/part");

    public static Catalogue NewCatalogue(EffectFile effects) => new Catalogue()
        .Orchestrator<int, int>(Job.Value, RunAsync)
        .Orchestrator<string, int>(Part.Value, (context, label) =>
            context.CallActivityAsync(Do, label, RetryPolicy.None))
        .Activity<string, int>(Do.Value, (context, label) =>
        {
            effects.Append(context.IdempotencyKey, label);
            return Task.FromResult(1);
        });

    private static async Task<int> RunAsync(OrchestrationContext context, int run)
    {
        var label = $"{context.InstanceId}/{run}";
        var branches = Enumerable.Range(0, Branches)
            .Select(b => context.CallActivityAsync(Do, $"{label}/{b}", RetryPolicy.None));
        await Task.WhenAll(branches);
        await context.CreateTimerAsync(context.CurrentUtcDateTime + Nap);
        await context.CallActivityAsync(Do, $"{label}/last", RetryPolicy.None);
        if (run + 1 < Runs)
        {
            context.ContinueAsNew(run + 1);
            return 0;
        }

        await context.WaitForExternalEventAsync(Go);
        return await context.CallSubOrchestratorAsync(
            Part, $"{context.InstanceId}/part", $"{context.InstanceId}.part");
    }
}
