using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>When steering is answered, which on Azure Storage is a message in a queue.</summary>
public sealed class SteeringTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hold_and_its_end_are_answered_when_they_have_happened()
    {
        await using var host = await PlayAsync(Family);
        Assert.Equal(ControlResult.Done, await host.Client.SuspendAsync(HostSteps.Net, "held", Cancellation));
        Assert.All(Ids, id => Assert.Equal(OrchestrationStatus.Suspended, Seen(host, id)));

        Assert.Equal(ControlResult.Done, await host.Client.ResumeAsync(HostSteps.Net, "go on", Cancellation));
        Assert.All(Ids, id => Assert.Equal(OrchestrationStatus.Running, Seen(host, id)));
    }

    [Fact]
    public async Task An_end_is_answered_when_all_parts_have_ended()
    {
        await using var host = await PlayAsync(Family);
        Assert.Equal(ControlResult.Done, await host.Client.TerminateAsync(HostSteps.Net, "over", Cancellation));

        Assert.All(Ids, id => Assert.Equal(OrchestrationStatus.Terminated, Seen(host, id)));
    }

    [Theory]
    [InlineData(OrchestrationStatus.Suspended)]
    [InlineData(OrchestrationStatus.Terminated)]
    public async Task What_has_not_arrived_in_time_is_said_to_be_on_its_way(OrchestrationStatus wanted)
    {
        await using var host = await PlayAsync(Family);
        host.Hub.QueuesStandStill = true;
        var answer = wanted == OrchestrationStatus.Suspended
            ? await host.Client.SuspendAsync(HostSteps.Net, "held", Cancellation)
            : await host.Client.TerminateAsync(HostSteps.Net, "over", Cancellation);
        Assert.Equal(ControlResult.OnItsWay, answer);
        Assert.Equal(OrchestrationStatus.Running, Seen(host, HostSteps.Net));

        host.Hub.QueuesStandStill = false;
        await host.SettleAsync();
        Assert.All(Ids, id => Assert.Equal(wanted, Seen(host, id)));
    }

    [Theory]
    [InlineData("child")]
    [InlineData("grandchild")]
    public async Task What_has_not_reached_a_part_in_time_is_said_to_be_on_its_way(string slow)
    {
        await using var host = await PlayAsync(Family);
        (host.Hub.QueuesStandStill, host.Hub.OnlyFor) = (true, slow);

        Assert.Equal(ControlResult.OnItsWay, await host.Client.SuspendAsync(HostSteps.Net, "held", Cancellation));
        Assert.Equal(OrchestrationStatus.Suspended, Seen(host, HostSteps.Net));
        Assert.Equal(OrchestrationStatus.Running, Seen(host, slow));

        host.Hub.QueuesStandStill = false;
        await host.SettleAsync();
        Assert.All(Ids, id => Assert.Equal(OrchestrationStatus.Suspended, Seen(host, id)));
    }

    [Fact]
    public async Task A_blocked_instance_that_is_resumed_is_held_at_no_moment()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => c.Call("Later")));
        await host.ProblemAsync();
        host.Hub.QueuesStandStill = true;
        await host.DeployAsync(new Catalogue().Echoes("Later").Story("Story", c => c.Call("Later", "done")));
        await host.Client.ResumeAsync(HostSteps.Net, "released", Cancellation);
        Assert.NotEqual(OrchestrationStatus.Suspended, Seen(host, HostSteps.Net));

        host.Hub.QueuesStandStill = false;
        await host.SettleAsync();
        Assert.Equal("done", await host.OutputAsync());
        var resumed = Assert.Single(
            await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation),
            h => h.Kind == HistoryEventKind.ExecutionResumed);
        Assert.Equal("\"released\"", resumed.Payload);
        Assert.DoesNotContain(await host.TraceAsync(), l => l.Contains("EventRaised", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_woke_a_blocked_instance_is_not_handed_on_to_its_next_run()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => c.Call("Later")));
        await host.RestartAsync(new Catalogue().Echoes("Later").Story("Story", async c =>
        {
            await c.Call("Later");
            await c.Wait("Again");
            c.ContinueAsNew(string.Empty);
            return string.Empty;
        }));
        await host.RaiseAsync("Again", string.Empty);

        Assert.Equal(
            ["ExecutionStarted", "TaskScheduled", "TaskCompleted"],
            (await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation)).Select(h => $"{h.Kind}"));
        Assert.Equal("\"\"", (await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation))[0].Payload);
    }

    private static string[] Ids => [HostSteps.Net, "child", "grandchild"];

    private static Catalogue Family => new Catalogue()
        .Story("Grandchild", c => c.Wait("E"))
        .Story("Child", c => c.Sub("Grandchild", "grandchild"))
        .Story("Story", c => c.Sub("Child", "child"));

    /// <summary>Where the host itself sees an instance at this moment.</summary>
    private static OrchestrationStatus Seen(DurableTaskHost host, string id) => Enum.Parse<OrchestrationStatus>(
        host.Hub.Read(instances => $"{instances[id].State!.OrchestrationStatus}"));

    private static async Task<DurableTaskHost> PlayAsync(Catalogue catalogue)
    {
        var host = await DurableTaskHost.StartAsync(catalogue, EngineContract.Start);
        await host.StartAsync();
        return host;
    }
}
