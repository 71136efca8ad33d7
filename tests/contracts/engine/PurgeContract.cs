using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Removing what has ended.</summary>
public abstract class PurgeContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private static Catalogue Waiting => new Catalogue()
        .Story("Child", c => c.Wait("E"))
        .Story("Story", c => c.Wait("E"))
        .Story("Parent", c => c.Sub("Child", "part"));

    [Fact]
    public async Task Nothing_is_left_of_a_purged_instance()
    {
        await using var host = await StartHostAsync(Waiting);
        await host.StartAsync(tags: new Dictionary<string, string> { ["network"] = "17" });
        await host.RaiseAsync("E", "x");
        Assert.Equal(ControlResult.Done, await host.Client.PurgeAsync(HostSteps.Net, Cancellation));

        Assert.Null(await host.Client.GetAsync(HostSteps.Net, Cancellation));
        Assert.Empty(await host.TraceAsync());
        Assert.Empty((await host.Client.QueryAsync(new OrchestrationQuery(), Cancellation)).Items);
        Assert.Empty(await host.Client.CountAsync(
            new OrchestrationQuery { Tags = new Dictionary<string, string> { ["network"] = "17" } }, Cancellation));
        Assert.Equal(ControlResult.UnknownInstance, await host.Client.PurgeAsync(HostSteps.Net, Cancellation));
        await host.StartAsync();
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());
    }

    [Fact]
    public async Task What_has_not_ended_is_not_purged()
    {
        await using var host = await PlayAsync(Waiting);
        Assert.Equal(ControlResult.NotApplicable, await host.Client.PurgeAsync(HostSteps.Net, Cancellation));
        await host.SuspendAsync();
        Assert.Equal(ControlResult.NotApplicable, await host.Client.PurgeAsync(HostSteps.Net, Cancellation));

        await host.ResumeAsync();
        await host.RaiseAsync("E", "x");
        Assert.Equal("x", await host.OutputAsync());
    }

    [Fact]
    public async Task The_parts_that_have_ended_go_with_it()
    {
        await using var host = await StartHostAsync(Waiting);
        await host.StartAsync("Parent");
        await host.RaiseAsync("E", "x", "part");
        await host.Client.PurgeAsync(HostSteps.Net, Cancellation);

        Assert.Null(await host.Client.GetAsync("part", Cancellation));
    }

    [Fact]
    public async Task The_parts_of_a_terminated_instance_go_with_it()
    {
        await using var host = await StartHostAsync(Waiting
            .Story("Grandparent", c => c.Sub("Parent", "parent")));
        await host.StartAsync("Grandparent");
        await host.Client.TerminateAsync(HostSteps.Net, "over", Cancellation);
        await host.SettleAsync();
        Assert.Equal(OrchestrationStatus.Terminated, await host.StatusAsync("part"));
        await host.Client.PurgeAsync(HostSteps.Net, Cancellation);

        Assert.Empty((await host.Client.QueryAsync(new OrchestrationQuery(), Cancellation)).Items);
    }

    [Fact]
    public async Task Retention_counts_from_the_end_and_not_from_the_start()
    {
        await using var host = await StartHostAsync(Waiting);
        await host.StartAsync(id: "old-and-alive");
        await host.StartAsync(id: "old-and-ended-late");
        await host.StartAsync(id: "ended-early");
        await host.RaiseAsync("E", "x", "ended-early");
        await host.AdvanceAsync(Day);
        await host.StartAsync(id: "ended-on-the-day");
        await host.RaiseAsync("E", "x", "ended-on-the-day");
        await host.AdvanceAsync(Day);
        await host.RaiseAsync("E", "x", "old-and-ended-late");

        Assert.Equal(1, await host.Client.PurgeEndedAsync(Start + Day, Cancellation));
        Assert.Equal(0, await host.Client.PurgeEndedAsync(Start + Day, Cancellation));
        var left = await host.Client.QueryAsync(new OrchestrationQuery(), Cancellation);
        Assert.Equal(
            ["old-and-alive", "old-and-ended-late", "ended-on-the-day"], left.Items.Select(i => i.InstanceId));
    }

    [Fact]
    public async Task Many_are_purged_in_small_steps_and_all_are_counted()
    {
        await using var host = await StartHostAsync(new Catalogue().Story("Story", _ => Task.FromResult("done")));
        await Task.WhenAll(Enumerable.Range(0, 1_201).Select(i => host.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            $"net-{i}",
            string.Empty,
            new StartOptions(InstanceIdReuse.Never),
            Cancellation)));
        await host.SettleAsync();

        Assert.Equal(1_201, await host.Client.PurgeEndedAsync(Start + Day, Cancellation));
        Assert.Empty(await host.Client.CountAsync(new OrchestrationQuery(), Cancellation));
    }

    [Fact]
    public async Task What_was_purged_stays_away_after_a_restart()
    {
        await using var host = await PlayAsync(Waiting);
        await host.RaiseAsync("E", "x");
        await host.Client.PurgeEndedAsync(Start + Day, Cancellation);
        await host.RestartAsync(Waiting);
        await host.SettleAsync();

        Assert.Null(await host.Client.GetAsync(HostSteps.Net, Cancellation));
    }

    [Fact]
    public async Task Every_part_on_every_level_goes_with_it()
    {
        await using var host = await PlayAsync(Families.Catalogue);
        await host.Client.CancelAsync(HostSteps.Net, "over", Cancellation);
        await host.SettleAsync();
        Assert.Equal(ControlResult.Done, await host.Client.PurgeAsync(HostSteps.Net, Cancellation));

        Assert.All(await host.PartsAsync(Cancellation), Assert.Null);
        Assert.Empty(await host.Client.CountAsync(new OrchestrationQuery(), Cancellation));
    }
}
