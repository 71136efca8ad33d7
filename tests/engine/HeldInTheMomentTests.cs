using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Holds that fall into the very batch in which something else happens.</summary>
public sealed class HeldInTheMomentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Catalogue Story => new Catalogue().Story("Story", async c =>
    {
        var seen = new List<string>();
        await Task.WhenAll(
            Note(c.Sleep(TimeSpan.FromDays(1)), "day 1"),
            Note(c.Sleep(TimeSpan.FromDays(2)), "day 2"),
            Note(c.Wait("E"), "E"));
        return string.Join(", ", seen);

        async Task Note(Task task, string name)
        {
            await task;
            seen.Add(name);
        }
    });

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(128L * 1024 * 1024, false)]
    [InlineData(128L * 1024 * 1024, true)]
    public async Task A_timer_that_comes_due_in_the_batch_of_a_hold_keeps_its_place(long liveBytes, bool restarts)
    {
        await using var host = new EmbeddedHost(
            Story, EngineContract.Start, new EngineOptions { LiveOrchestratorBytes = liveBytes });
        await host.StartAsync();

        // The engine has not looked at the clock yet when the hold wakes it: both fall into one batch.
        host.Clock.AdvanceTo(EngineContract.Start.AddDays(1));
        await host.SuspendAsync();
        await host.RaiseAsync("E", "x");
        if (restarts)
        {
            await host.RestartAsync(Story);
        }

        await host.AdvanceAsync(TimeSpan.FromDays(1));
        await host.ResumeAsync();

        Assert.Equal("day 1, E, day 2", await host.OutputAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128L * 1024 * 1024)]
    public async Task A_hold_and_its_end_in_one_batch_with_a_due_timer_lose_nothing(long liveBytes)
    {
        await using var host = new EmbeddedHost(
            Story, EngineContract.Start, new EngineOptions { LiveOrchestratorBytes = liveBytes });
        await host.StartAsync();
        host.Clock.AdvanceTo(EngineContract.Start.AddDays(1));
        var held = host.Client.SuspendAsync(HostSteps.Net, "held", Cancellation);
        var resumed = host.Client.ResumeAsync(HostSteps.Net, "go on", Cancellation);
        Assert.Equal([ControlResult.Done, ControlResult.Done], await Task.WhenAll(held, resumed));
        await host.RaiseAsync("E", "x");
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal("day 1, E, day 2", await host.OutputAsync());
    }
}
