using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>What a hold keeps, and what goes on meanwhile.</summary>
public abstract class SuspendContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private static Catalogue Waiting => new Catalogue().Echoes("After").Story(
        "Story",
        async c =>
        {
            c.SetCustomStatus("waiting");
            var wait = await c.WaitUpTo(Day, "E");
            c.SetCustomStatus($"got {wait}");
            return await c.Call("After", "x");
        });

    [Fact]
    [Trait("Experiment", "E11")]
    public async Task What_reaches_a_held_instance_is_kept_in_order_and_timers_go_on()
    {
        await using var host = await PlayAsync(Waiting);
        await host.SuspendAsync();
        Assert.Equal(OrchestrationStatus.Suspended, await host.StatusAsync());
        await host.RaiseAsync("E", "1");
        await host.AdvanceAsync(Day);
        Assert.Equal("waiting", (await host.StateAsync()).ReadCustomStatus<string>());

        await host.ResumeAsync();
        Assert.Equal("x", await host.OutputAsync());
        Assert.Equal("got 1", (await host.StateAsync()).ReadCustomStatus<string>());
        Assert.Equal(
        [
            "01-05 08:00:00 ExecutionStarted",
            "01-05 08:00:00 TimerCreated #0",
            "01-05 08:00:00 ExecutionSuspended",
            "01-06 08:00:00 ExecutionResumed",
            "01-06 08:00:00 EventRaised E",
            "01-06 08:00:00 TimerFired #0",
            "01-06 08:00:00 TaskScheduled #1 After",
            "01-06 08:00:00 TaskCompleted #1",
            "01-06 08:00:00 ExecutionCompleted",
        ],
            await host.TraceAsync());
    }

    [Fact]
    [Trait("Experiment", "E11")]
    public async Task A_restart_while_it_is_held_changes_nothing()
    {
        await using var host = await PlayAsync(Waiting);
        await host.SuspendAsync();
        await host.RestartAsync(Waiting);
        await host.RaiseAsync("E", "1");
        await host.RestartAsync(Waiting);
        await host.AdvanceAsync(Day);
        await host.RestartAsync(Waiting);
        await host.SettleAsync();
        Assert.Equal(OrchestrationStatus.Suspended, await host.StatusAsync());

        await host.ResumeAsync();
        Assert.Equal("x", await host.OutputAsync());
        Assert.Equal("got 1", (await host.StateAsync()).ReadCustomStatus<string>());
    }

    [Fact]
    [Trait("Experiment", "E11b")]
    public async Task A_held_instance_can_be_terminated()
    {
        await using var host = await PlayAsync(Waiting);
        await host.SuspendAsync();
        Assert.Equal(
            ControlResult.Done, await host.Client.TerminateAsync(HostSteps.Net, "stop", Cancellation));

        var state = await host.StateAsync();
        Assert.Equal(OrchestrationStatus.Terminated, state.Status);
        Assert.Equal("stop", state.ReadOutput<string>());
    }

    [Fact]
    public async Task Timers_of_a_held_instance_keep_their_place_among_its_events()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                var seen = new List<string>();
                await Task.WhenAll(
                    Note(c.Sleep(Day), "day 1"), Note(c.Sleep(3 * Day), "day 3"), Note(c.Wait("E"), "E"));
                return string.Join(", ", seen);

                async Task Note(Task task, string name)
                {
                    await task;
                    seen.Add(name);
                }
            }));
        await host.SuspendAsync();
        await host.AdvanceAsync(2 * Day);
        await host.RaiseAsync("E", "x");
        await host.AdvanceAsync(2 * Day);
        await host.ResumeAsync();

        Assert.Equal("day 1, E, day 3", await host.OutputAsync());
    }

    [Fact]
    public async Task An_activity_that_was_running_is_heard_after_the_hold()
    {
        IEngineHost host = null!;
        var catalogue = new Catalogue()
            .Meanwhile("Work", () => host.Client.SuspendAsync(HostSteps.Net, "held", Cancellation))
            .Story("Story", c => c.Call("Work", "done"));
        await using (host = await StartHostAsync(catalogue))
        {
            await host.StartAsync();
            Assert.Equal(OrchestrationStatus.Suspended, await host.StatusAsync());
            await host.ResumeAsync();
            Assert.Equal("done", await host.OutputAsync());
        }
    }

    [Fact]
    public async Task The_parts_of_a_held_instance_are_held_and_let_go_with_it()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", c => c.Sub("Child", "part")));
        await host.SuspendAsync();
        Assert.Equal(OrchestrationStatus.Suspended, await host.StatusAsync("part"));
        await host.RaiseAsync("E", "x", "part");
        Assert.Equal(OrchestrationStatus.Suspended, await host.StatusAsync("part"));

        await host.ResumeAsync();
        Assert.Equal("x", await host.OutputAsync("part"));
        Assert.Equal("x", await host.OutputAsync());
    }

    [Fact]
    public async Task Only_what_runs_is_held_and_only_what_is_held_is_let_go()
    {
        await using var host = await PlayAsync(Waiting);
        Assert.Equal(ControlResult.NotApplicable, await host.Client.ResumeAsync(HostSteps.Net, "r", Cancellation));
        Assert.Equal(ControlResult.UnknownInstance, await host.Client.SuspendAsync("nobody", "r", Cancellation));
        Assert.Equal(ControlResult.UnknownInstance, await host.Client.ResumeAsync("nobody", "r", Cancellation));
        await host.SuspendAsync();
        Assert.Equal(ControlResult.NotApplicable, await host.Client.SuspendAsync(HostSteps.Net, "r", Cancellation));
        await host.ResumeAsync();
        await host.RaiseAsync("E", "1");
        Assert.Equal(ControlResult.NotApplicable, await host.Client.SuspendAsync(HostSteps.Net, "r", Cancellation));
        Assert.Equal(ControlResult.NotApplicable, await host.Client.ResumeAsync(HostSteps.Net, "r", Cancellation));
    }

    [Fact]
    public async Task A_hold_stands_even_when_a_release_cannot_replay_the_instance()
    {
        await using var host = await PlayAsync(Waiting);
        await host.SuspendAsync();
        await host.RestartAsync(new Catalogue().Echoes("Other").Story("Story", c => c.Call("Other")));
        await host.AdvanceAsync(Day);
        await host.RestartAsync(Waiting);
        await host.AdvanceAsync(Day);
        Assert.Equal(OrchestrationStatus.Suspended, await host.StatusAsync());

        await host.ResumeAsync();
        Assert.Equal("x", await host.OutputAsync());
        Assert.Equal("got ", (await host.StateAsync()).ReadCustomStatus<string>());
    }

    [Fact]
    public async Task The_reasons_stand_in_the_history()
    {
        await using var host = await PlayAsync(Waiting);
        await host.SuspendAsync();
        await host.ResumeAsync();

        var history = await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation);
        Assert.Equal("\"held\"", history[^2].Payload);
        Assert.Equal("\"go on\"", history[^1].Payload);
    }

    [Fact]
    public async Task A_hold_and_its_end_reach_every_part_on_every_level()
    {
        await using var host = await PlayAsync(Families.Catalogue);
        await host.SuspendAsync();
        Assert.All(
            await host.PartsAsync(Cancellation), status => Assert.Equal(OrchestrationStatus.Suspended, status));

        await host.ResumeAsync();
        Assert.All(await host.PartsAsync(Cancellation), status => Assert.Equal(OrchestrationStatus.Running, status));
    }
}
