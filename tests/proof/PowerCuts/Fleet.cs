using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;

namespace ProgramFlows.Tests.Proof.PowerCuts;

/// <summary>
/// A fleet of orchestrations and its clients. Everything clients do may be done again, so that the fleet comes to the
/// same end from any earlier state.
/// </summary>
internal static class Fleet
{
    private const int Size = 12;
    private const int Runs = 3;

    private static readonly OrchestratorName<int, int> Year = new("Year");
    private static readonly OrchestratorName<int, int> Part = new("Part");
    private static readonly ActivityName<int, int> Double = new("Double");
    private static readonly EventName<int> Report = new("Report");
    private static readonly StartOptions Once =
        new(InstanceIdReuse.Never) { Tags = new Dictionary<string, string> { ["kind"] = "year" } };

    public static readonly DateTimeOffset Begin = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>When all of the fleet has come to its end.</summary>
    public static readonly DateTimeOffset End = Begin.AddDays(60);

    public static Catalogue NewCatalogue() => new Catalogue()
        .Orchestrator<int, int>(Year.Value, RunAsync)
        .Orchestrator<int, int>(Part.Value, (context, input) =>
            context.CallActivityAsync(Double, input, RetryPolicy.None))
        .Activity<int, int>(Double.Value, (_, input) => Task.FromResult(unchecked(input * 2) + 1));

    /// <summary>Does all that clients do in the life of the fleet, as far as it has not been done.</summary>
    public static async Task AskAsync(OrchestrationClient client, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Size; i++)
        {
            await client.StartAsync(Year, $"network-{i}", i, Once, cancellationToken);
            for (var run = 0; run < Runs; run++)
            {
                await client.RaiseEventAsync($"network-{i}", Report, run, $"report-{run}", cancellationToken);
            }
        }
    }

    /// <summary>How every instance ended, without times: those a lost commit may change.</summary>
    public static IReadOnlyList<string> Ends(OrchestrationPage page) =>
    [
        .. page.Items.Select(i => $"{i.InstanceId} {i.Name} {i.Status} {i.Output} {i.CustomStatus}")
            .Order(StringComparer.Ordinal),
    ];

    private static async Task<int> RunAsync(OrchestrationContext context, int sum)
    {
        var halves = await Task.WhenAll(
            context.CallActivityAsync(Double, sum, RetryPolicy.None),
            context.CallSubOrchestratorAsync(Part, sum + 1, $"{context.InstanceId}.{sum}"));
        await context.CreateTimerAsync(context.CurrentUtcDateTime.AddDays(5));
        var reported = await context.WaitForExternalEventAsync(Report);
        sum = unchecked((sum * 31) + halves[0] + (halves[1] * 7) + reported);
        context.SetCustomStatus(sum);
        if (reported + 1 < Runs)
        {
            context.ContinueAsNew(sum);
        }

        return sum;
    }
}
