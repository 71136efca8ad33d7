using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>A start looks only at what is under way.</summary>
public sealed class ColdStartTests
{
    private const int Sleeping = 3_000;

    [Theory]
    [InlineData(0)]
    [InlineData(128L * 1024 * 1024)]
    public async Task Of_thousands_that_wait_only_those_are_read_whose_time_has_come(long liveBytes)
    {
        var awake = new List<string>();
        await using var host = new EmbeddedHost(
            Sleepers(new List<string>()),
            EngineContract.Start,
            new EngineOptions { LiveOrchestratorBytes = liveBytes });
        await Task.WhenAll(Enumerable.Range(1, Sleeping).Select(i => host.Client.StartAsync(
            new OrchestratorName<int, string>("Sleeper"),
            $"sleeper-{i}",
            i,
            new StartOptions(InstanceIdReuse.Never),
            TestContext.Current.CancellationToken)));
        await host.SettleAsync();

        await host.RestartAsync(Sleepers(awake));
        await host.SettleAsync();
        Assert.Empty(awake);

        await host.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal(["sleeper-1", "sleeper-2", "sleeper-3"], awake);

        await host.RaiseAsync("E", "x", "sleeper-2000");
        Assert.Equal("sleeper-2000", awake[^1]);
        Assert.Equal(4, awake.Count);
    }

    [Fact]
    public async Task However_many_sleep_each_wakes_at_its_moment_after_a_restart()
    {
        const int many = 9_000;
        await using var host = new EmbeddedHost(Sleepers([]), EngineContract.Start);
        await Task.WhenAll(Enumerable.Range(1, many).Select(i => host.Client.StartAsync(
            new OrchestratorName<int, string>("Sleeper"),
            $"sleeper-{i}",
            1 + (i % 3),
            new StartOptions(InstanceIdReuse.Never),
            TestContext.Current.CancellationToken)));
        await host.SettleAsync();
        await host.RestartAsync(Sleepers([]));
        for (var hour = 1; hour <= 3; hour++)
        {
            await host.AdvanceAsync(TimeSpan.FromHours(1));
            var counts = await host.Client.CountAsync(
                new OrchestrationQuery(), TestContext.Current.CancellationToken);
            Assert.Equal(hour * many / 3, counts[OrchestrationStatus.Completed]);
        }
    }

    [Fact]
    [Trait(Experiments.Trait, "E16c")]
    public async Task What_came_due_while_the_engine_was_down_happens_at_its_start()
    {
        var catalogue = new Catalogue().Story("Story", async c =>
        {
            await c.CreateTimerAsync(EngineContract.Start.AddDays(3));
            var late = $"{c.CurrentUtcDateTime:MM-dd}";
            await c.CreateTimerAsync(EngineContract.Start.AddDays(10));
            return $"{late} {c.CurrentUtcDateTime:MM-dd}";
        });
        await using var host = new EmbeddedHost(catalogue, EngineContract.Start);
        await host.StartAsync();

        // Nobody wakes the engine: the eight days go by without it.
        host.Clock.AdvanceTo(EngineContract.Start.AddDays(8));
        await host.RestartAsync(catalogue);
        await host.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Equal("01-13 01-15", await host.OutputAsync());
    }

    [Fact]
    public async Task A_start_writes_nothing_when_nothing_is_under_way()
    {
        var catalogue = new Catalogue().Story("Story", c => c.Wait("E"));
        await using var host = new EmbeddedHost(catalogue, EngineContract.Start);
        await host.StartAsync();
        await host.RestartAsync(catalogue);
        var before = await host.StateAsync();
        await host.SettleAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(400));

        Assert.Equal(before.UpdatedAt, (await host.StateAsync()).UpdatedAt);
        Assert.Single(await host.TraceAsync());
    }

    private static Catalogue Sleepers(List<string> awake) =>
        new Catalogue().Orchestrator("Sleeper", async (OrchestrationContext c, int hours) =>
        {
            // Noted at the first look of this host, live or in a replay.
            awake.Add(c.InstanceId);
            await Task.WhenAny(c.Sleep(TimeSpan.FromHours(hours)), c.Wait("E"));
            return string.Empty;
        });
}
