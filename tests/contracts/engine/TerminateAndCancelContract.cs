using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Ending instances from outside: at once, or by asking.</summary>
public abstract class TerminateAndCancelContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Fact]
    [Trait("Experiment", "E10")]
    public async Task A_terminated_instance_shows_the_reason_and_runs_no_clean_up()
    {
        var cleanedUp = 0;
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                try
                {
                    return await c.Wait("E");
                }
                finally
                {
                    Interlocked.Increment(ref cleanedUp);
                }
            }));
        await host.AdvanceAsync(Day);
        await TerminateAsync(host);

        var state = await host.StateAsync();
        Assert.Equal(OrchestrationStatus.Terminated, state.Status);
        Assert.Equal("staff stopped it", state.ReadOutput<string>());
        Assert.Equal((Start + Day, Start + Day), (state.CompletedAt, state.UpdatedAt));
        Assert.Null(state.Failure);
        Assert.Equal(0, cleanedUp);
        var history = await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation);
        Assert.Equal(
            (HistoryEventKind.ExecutionCompleted, "\"staff stopped it\""), (history[^1].Kind, history[^1].Payload));
    }

    [Fact]
    public async Task The_answer_of_an_activity_that_was_running_is_dropped()
    {
        IEngineHost host = null!;
        var catalogue = new Catalogue()
            .Meanwhile("Work", () => host.Client.TerminateAsync(HostSteps.Net, "staff stopped it", Cancellation))
            .Story("Story", c => c.Call("Work"));
        await using (host = await StartHostAsync(catalogue))
        {
            await host.StartAsync();
            Assert.Equal(OrchestrationStatus.Terminated, await host.StatusAsync());
            Assert.DoesNotContain("01-05 08:00:00 TaskCompleted #0", await host.TraceAsync());
        }
    }

    [Fact]
    public async Task Timers_of_a_terminated_instance_never_fire()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                await c.Sleep(Day);
                return "fired";
            }));
        await TerminateAsync(host);
        var before = await host.TraceAsync();
        await host.AdvanceAsync(2 * Day);

        Assert.Equal(before, await host.TraceAsync());
        Assert.Null((await host.StateAsync()).NextDueAt);
    }

    [Fact]
    public async Task The_parts_of_a_terminated_instance_end_with_it()
    {
        await using var host = await PlayAsync(Family);
        await TerminateAsync(host);

        Assert.Equal(OrchestrationStatus.Terminated, await host.StatusAsync("child"));
        Assert.Equal(OrchestrationStatus.Terminated, await host.StatusAsync("grandchild"));
    }

    [Fact]
    public async Task Nothing_that_has_ended_is_ended_again()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => c.Wait("E")));
        await host.RaiseAsync("E", "done");

        Assert.Equal(
            ControlResult.NotApplicable, await host.Client.TerminateAsync(HostSteps.Net, "r", Cancellation));
        Assert.Equal(ControlResult.NotApplicable, await host.Client.CancelAsync(HostSteps.Net, "r", Cancellation));
        Assert.Equal(ControlResult.UnknownInstance, await host.Client.TerminateAsync("nobody", "r", Cancellation));
        Assert.Equal(ControlResult.UnknownInstance, await host.Client.CancelAsync("nobody", "r", Cancellation));
        Assert.Equal("done", await host.OutputAsync());
    }

    [Fact]
    public async Task A_cancelled_instance_cleans_up_and_ends_by_itself()
    {
        await using var host = await PlayAsync(new Catalogue().Echoes("CleanUp").Story(
            "Story",
            async c =>
            {
                var cancelled = c.WaitForExternalEventAsync(OrchestrationClient.CancelRequested);
                await Task.WhenAny(cancelled, c.Wait("E"));
                await c.Call("CleanUp");
                return await cancelled;
            }));
        Assert.Equal(ControlResult.Done, await host.Client.CancelAsync(HostSteps.Net, "moved away", Cancellation));
        await host.SettleAsync();

        Assert.Equal("moved away", await host.OutputAsync());
    }

    [Fact]
    public async Task A_cancellation_reaches_the_parts_and_whoever_does_not_listen_goes_on()
    {
        await using var host = await PlayAsync(Family);
        await host.Client.CancelAsync(HostSteps.Net, "moved away", Cancellation);
        await host.SettleAsync();

        Assert.Equal("grandchild cancelled: moved away", await host.OutputAsync("grandchild"));
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync("child"));
        await host.RaiseAsync("E", "x", "child");
        Assert.Equal("grandchild cancelled: moved away", await host.OutputAsync());
    }

    [Fact]
    public async Task A_terminated_blocked_instance_is_ended()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => c.Call("Unknown")));
        await TerminateAsync(host);

        var state = await host.StateAsync();
        Assert.Equal((OrchestrationStatus.Terminated, null), (state.Status, state.Problem));
        await host.RestartAsync(new Catalogue().Echoes("Unknown").Story("Story", c => c.Call("Unknown")));
        await host.SettleAsync();
        Assert.Equal(OrchestrationStatus.Terminated, await host.StatusAsync());
    }

    private static Catalogue Family => new Catalogue()
        .Story("Grandchild", async c =>
            $"grandchild cancelled: {await c.WaitForExternalEventAsync(OrchestrationClient.CancelRequested)}")
        .Story("Child", async c =>
        {
            var grandchild = c.Sub("Grandchild", "grandchild");
            await c.Wait("E");
            return await grandchild;
        })
        .Story("Story", c => c.Sub("Child", "child"));

    private static async Task TerminateAsync(IEngineHost host)
    {
        Assert.Equal(
            ControlResult.Done,
            await host.Client.TerminateAsync(HostSteps.Net, "staff stopped it", Cancellation));
        await host.SettleAsync();
    }

    [Fact]
    public async Task A_termination_reaches_every_part_on_every_level()
    {
        await using var host = await PlayAsync(Families.Catalogue);
        await TerminateAsync(host);

        Assert.All(
            await host.PartsAsync(Cancellation), status => Assert.Equal(OrchestrationStatus.Terminated, status));
    }

    [Fact]
    public async Task A_cancellation_reaches_every_part_on_every_level()
    {
        await using var host = await PlayAsync(Families.Catalogue);
        Assert.Equal(ControlResult.Done, await host.Client.CancelAsync(HostSteps.Net, "over", Cancellation));
        await host.SettleAsync();

        Assert.All(
            await host.PartsAsync(Cancellation), status => Assert.Equal(OrchestrationStatus.Completed, status));
        Assert.Equal("over, over, over, over, over, over", await host.OutputAsync());
    }
}
