using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Orchestrators that block: they are left behind, and all others go on.</summary>
public sealed class StuckTurnTests : IDisposable
{
    // Long enough for any other turn on a busy machine.
    private static readonly EngineOptions Limited = new() { TurnTimeLimit = TimeSpan.FromSeconds(2) };

    private readonly ManualResetEventSlim _release = new();
    private int _works;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("it waits for a task's result")]
    [InlineData("it waits for a signal")]
    [InlineData("it loops without end")]
    public async Task An_orchestrator_that_blocks_is_blocked_alone(string how)
    {
        await using var host = new EmbeddedHost(Blocking(how), EngineContract.Start, Limited);
        await host.StartAsync("Other", "other");
        await host.StartAsync();

        Assert.Contains("'Story' took longer than 2 s", await host.ProblemAsync(), StringComparison.Ordinal);
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));

        await host.RestartAsync(Harmless);
        await host.SettleAsync();
        Assert.Equal("harmless", await host.OutputAsync());
    }

    [Fact]
    public async Task The_events_of_a_stuck_turn_are_kept_and_what_it_does_later_is_dropped()
    {
        var left = new TaskCompletionSource();
        var catalogue = new Catalogue()
            .Meanwhile("Work", () => Task.FromResult(Interlocked.Increment(ref _works)))
            .Story("Story", async c =>
            {
                var said = await c.Wait("E");
                _release.Wait(Cancellation);
                var work = c.Call("Work");
                left.TrySetResult();
                return $"{said}{await work}";
            });
        await using var host = new EmbeddedHost(catalogue, EngineContract.Start, Limited);
        await host.StartAsync();
        await host.RaiseAsync("E", "kept");
        await host.ProblemAsync();
        _release.Set();
        await left.Task.WaitAsync(Cancellation);
        await host.SettleAsync();
        Assert.Equal((OrchestrationStatus.Blocked, 0), (await host.StatusAsync(), _works));

        await host.RestartAsync(new Catalogue().Story("Story", async c => $"{await c.Wait("E")} and read"));
        await host.SettleAsync();
        Assert.Equal("kept and read", await host.OutputAsync());
    }

    [Fact]
    public async Task What_others_asked_for_in_the_same_batch_happens_in_order()
    {
        using var still = new StandingStill();
        await using var host = new EmbeddedHost(
            Blocking("it waits for a signal").Story("Reads", async c => $"{await c.Wait("E")} {await c.Wait("E")}"),
            EngineContract.Start,
            Limited with { Probe = still.Probe });
        await host.StartAsync("Reads", "reads");
        var before = still.Begin(host, "Other");
        var stuck = StartAsync(host, "Story", HostSteps.Net);
        var first = host.Client.RaiseEventAsync("reads", new EventName<string>("E"), "1", "a", Cancellation);
        var second = host.Client.RaiseEventAsync("reads", new EventName<string>("E"), "2", "b", Cancellation);
        still.End();
        await Task.WhenAll(before, stuck);

        Assert.Equal([RaiseEventResult.Accepted, RaiseEventResult.Accepted], await Task.WhenAll(first, second));
        await host.SettleAsync();
        await host.ProblemAsync();
        Assert.Equal("1 2", await host.OutputAsync("reads"));
    }

    [Fact]
    public async Task The_log_names_the_instance_and_its_orchestrator()
    {
        using var log = new ToldLog();
        await using var host = new EmbeddedHost(
            Blocking("it waits for a signal"), EngineContract.Start, Limited, loggers: log);
        await host.StartAsync();

        Assert.Contains(
            log.Lines,
            l => l.Contains($"Instance {HostSteps.Net}", StringComparison.Ordinal)
                && l.Contains("'Story' took longer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_three_of_them_the_orchestrator_is_refused_by_name()
    {
        var options = Limited with { TurnTimeLimit = TimeSpan.FromSeconds(1) };
        await using var host = new EmbeddedHost(
            Blocking("it waits for a signal").Story("Parent", c => c.Sub("Story", "part")),
            EngineContract.Start,
            options);
        foreach (var id in (string[])["one", "two", "three"])
        {
            await host.StartAsync(id: id);
        }

        var refused = await Assert.ThrowsAsync<IOException>(() => host.StartAsync(id: "four"));
        Assert.Contains("'Story' of 'one'", refused.Message, StringComparison.Ordinal);
        await host.StartAsync("Parent", "parent");
        Assert.Contains("not run any more", await host.ProblemAsync("part"), StringComparison.Ordinal);
        await host.StartAsync("Other", "other");
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));

        await host.RestartAsync(Harmless.Story("Parent", c => c.Sub("Story", "part")));
        await host.SettleAsync();
        Assert.Equal("harmless", await host.OutputAsync("parent"));
    }

    [Fact]
    public async Task A_replay_that_blocks_is_left_behind_too_also_for_a_rewind()
    {
        var fails = new Catalogue()
            .Fails("Mail", () => new IOException("smtp down"))
            .Story("Other", c => c.Wait("E"))
            .Story("Child", async c => throw new IOException(await c.Wait("E")))
            .Story("Story", async c => string.Concat(await Task.WhenAll(c.Call("Mail"), c.Sub("Child", "child"))));
        await using var host = new EmbeddedHost(fails, EngineContract.Start, Limited);
        await host.StartAsync();
        await host.RaiseAsync("E", "no", "child");
        await host.FailureAsync();
        await host.StartAsync("Other", "other");
        await host.RestartAsync(Blocking("it waits for a signal"));

        var refused = await Assert.ThrowsAsync<IOException>(
            () => host.Client.RewindAsync(HostSteps.Net, "try again", Cancellation));
        Assert.Contains("took longer", refused.Message, StringComparison.Ordinal);
        Assert.Equal(OrchestrationStatus.Failed, await host.StatusAsync());
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));
    }

    [Fact]
    public async Task A_stop_ends_although_a_turn_blocks()
    {
        await using var host = new EmbeddedHost(
            Blocking("it waits for a signal"),
            EngineContract.Start,
            new EngineOptions { TurnTimeLimit = Timeout.InfiniteTimeSpan });
        await host.StartAsync("Other", "other");
        var stuck = StartAsync(host, "Story", HostSteps.Net);
        await host.RestartAsync(Harmless);

        await Assert.ThrowsAsync<IOException>(() => stuck);
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));
        Assert.Null(await host.Client.GetAsync(HostSteps.Net, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_ends_although_an_activity_does_not_want_to_hear_of_it(bool throws)
    {
        var began = new TaskCompletionSource();
        await using var host = new EmbeddedHost(
            Harmless
                .Activity<string, string>("Work", (context, _) =>
                {
                    context.Cancellation.Register(() =>
                    {
                        if (throws)
                        {
                            throw new DreadfulException();
                        }

                        _release.Wait(Cancellation);
                    });
                    began.TrySetResult();
                    return new TaskCompletionSource<string>().Task;
                })
                .Story("Works", c => c.Call("Work", "done")),
            EngineContract.Start);
        await StartAsync(host, "Works", HostSteps.Net);
        await began.Task.WaitAsync(Cancellation);
        await host.RestartAsync(Harmless.Echoes("Work").Story("Works", c => c.Call("Work", "done")));
        await host.SettleAsync();

        Assert.Equal("done", await host.OutputAsync());
    }

    public void Dispose()
    {
        // Those that were left behind may end. It is not disposed of: they may be about to wait.
        _release.Set();
    }

    private static Catalogue Harmless =>
        new Catalogue().Story("Story", _ => Task.FromResult("harmless")).Story("Other", c => c.Wait("E"));

    private static Task<StartResult> StartAsync(EmbeddedHost host, string name, string id) => host.Client.StartAsync(
        new OrchestratorName<string, string>(name),
        id,
        string.Empty,
        new StartOptions(InstanceIdReuse.Never),
        Cancellation);

    private Catalogue Blocking(string how) => new Catalogue()
        .Story("Other", c => c.Wait("E"))
        .Story("Story", c =>
        {
            switch (how)
            {
                case "it waits for a task's result":
                    Task.WaitAny([c.Wait("Never")], Cancellation);
                    break;
                case "it waits for a signal":
                    _release.Wait(Cancellation);
                    break;
                default:
                    while (!_release.IsSet)
                    {
                    }

                    break;
            }

            return Task.FromResult("went on");
        });
}
