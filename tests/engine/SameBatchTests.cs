using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Operations that meet on one instance in one batch.</summary>
public sealed class SameBatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Catalogue Failing => new Catalogue().Orchestrator(
        "Story",
        async (OrchestrationContext c, string input) =>
            await c.Wait("E") == input ? throw new InvalidOperationException("told to") : "done");

    [Fact]
    public async Task What_is_rewound_is_not_purged_as_ended()
    {
        using var still = new StandingStill();
        await using var host = new EmbeddedHost(
            Failing, EngineContract.Start, new EngineOptions { Probe = still.Probe });
        await host.StartAsync(input: "fail");
        await host.RaiseAsync("E", "fail");
        await host.FailureAsync();

        var other = still.Begin(host);
        var rewound = host.Client.RewindAsync(HostSteps.Net, "try again", Cancellation);
        var purged = host.Client.PurgeEndedAsync(EngineContract.Start.AddDays(1), Cancellation);
        still.End();

        Assert.Equal(StartResult.Started, await other);
        Assert.Equal(ControlResult.Done, await rewound);
        Assert.Equal(0, await purged);
        await host.SettleAsync();
        await host.FailureAsync();
        Assert.Equal(3, (await host.TraceAsync()).Count);
    }

    [Fact]
    public async Task What_is_terminated_and_started_again_is_the_new_one()
    {
        using var still = new StandingStill();
        await using var host = new EmbeddedHost(
            Failing, EngineContract.Start, new EngineOptions { Probe = still.Probe });
        await host.StartAsync(input: "old");

        var other = still.Begin(host);
        var terminated = host.Client.TerminateAsync(HostSteps.Net, "enough", Cancellation);
        var started = host.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            HostSteps.Net,
            "new",
            new StartOptions(InstanceIdReuse.WhenEnded),
            Cancellation);
        var raised = host.Client.RaiseEventAsync(
            HostSteps.Net, new EventName<string>("E"), "old", null, Cancellation);
        still.End();

        Assert.Equal(StartResult.Started, await other);
        Assert.Equal(ControlResult.Done, await terminated);
        Assert.Equal(StartResult.Started, await started);
        Assert.Equal(RaiseEventResult.Accepted, await raised);
        await host.SettleAsync();
        Assert.Equal("done", await host.OutputAsync());
    }
}
