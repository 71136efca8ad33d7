using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>
/// Runs of one instance that begin at the same moment draw different identifiers, so that no effect is taken for one
/// that has been had.
/// </summary>
public sealed class RunsApartTests
{
    [Fact]
    public async Task A_run_after_a_continue_as_new_draws_its_own()
    {
        var catalogue = new Catalogue().Orchestrator("Story", async (OrchestrationContext c, string input) =>
        {
            if (input.Length == 0)
            {
                await c.Sleep(TimeSpan.FromDays(1));
                c.ContinueAsNew($"{c.NewGuid()}");
            }

            return $"{input} {c.NewGuid()}";
        });
        await using var host = new EmbeddedHost(catalogue, EngineContract.Start);
        await host.StartAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(2, (await host.OutputAsync()).Split(' ').Distinct().Count());
    }

    [Fact]
    public async Task A_run_that_is_started_again_draws_its_own()
    {
        await using var host = new EmbeddedHost(
            new Catalogue().Story("Story", c => Task.FromResult($"{c.NewGuid()}")), EngineContract.Start);
        await host.StartAsync();
        var first = await host.OutputAsync();

        await host.Client.RestartAsync(HostSteps.Net, TestContext.Current.CancellationToken);
        await host.SettleAsync();

        Assert.NotEqual(first, await host.OutputAsync());
    }
}
