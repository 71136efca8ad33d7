using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>What is larger than the four megabytes that gRPC lets through when nobody says otherwise.</summary>
public sealed class SizeTests
{
    /// <summary>With both quotes, the largest payload there is.</summary>
    private const int Length = Payload.LargestBytes - 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_instance_can_be_read_listed_and_purged()
    {
        await using var host = await DurableTaskHost.StartAsync(
            new Catalogue()
                .Orchestrator("Story", (OrchestrationContext _, string input) => Task.FromResult(input))
                .Orchestrator("Parent", (OrchestrationContext c, string input) =>
                    c.CallSubOrchestratorAsync(new OrchestratorName<string, string>("Story"), input, "part")),
            EngineContract.Start);
        await host.StartAsync("Parent", input: new string('x', Length));

        Assert.Equal(Length, (await host.OutputAsync()).Length);
        Assert.NotEmpty(await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation));
        Assert.Equal(2, (await host.Client.QueryAsync(new OrchestrationQuery(), Cancellation)).Items.Count);
        Assert.Equal(ControlResult.Done, await host.Client.PurgeAsync(HostSteps.Net, Cancellation));
        Assert.Null(await host.Client.GetAsync("part", Cancellation));
    }
}
