using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Doing again what has ended.</summary>
public abstract class RestartAndRewindContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Fact]
    public async Task A_restarted_instance_begins_again_with_its_input_and_tags()
    {
        await using var host = await StartHostAsync(new Catalogue().Orchestrator(
            "Story", async (OrchestrationContext c, string input) => $"{input} {await c.Wait("E")}"));
        await host.StartAsync(input: "given", tags: new Dictionary<string, string> { ["network"] = "17" });
        await host.RaiseAsync("E", "1");
        await host.AdvanceAsync(Day);
        Assert.Equal(ControlResult.Done, await host.Client.RestartAsync(HostSteps.Net, Cancellation));
        await host.SettleAsync();

        var state = await host.StateAsync();
        Assert.Equal((OrchestrationStatus.Running, null, null), (state.Status, state.Output, state.CompletedAt));
        Assert.Equal((Start + Day, "17"), (state.CreatedAt, state.Tags["network"]));
        await host.RaiseAsync("E", "2");
        Assert.Equal("given 2", await host.OutputAsync());
    }

    [Fact]
    public async Task The_input_of_the_present_run_counts()
    {
        await using var host = await PlayAsync(new Catalogue().Orchestrator(
            "Story",
            (OrchestrationContext c, string input) =>
            {
                if (input == "first")
                {
                    c.ContinueAsNew("second");
                }

                return Task.FromResult(input);
            }),
            "first");
        await host.Client.RestartAsync(HostSteps.Net, Cancellation);
        await host.SettleAsync();

        Assert.Equal("second", await host.OutputAsync());
    }

    [Fact]
    public async Task What_was_terminated_before_it_ran_can_be_restarted()
    {
        var catalogue = new Catalogue().Story("Story", c => c.Sub("Child", "part"));
        await using var host = await PlayAsync(catalogue);
        await host.ProblemAsync("part");
        await host.Client.TerminateAsync("part", "not yet there", Cancellation);
        await host.RestartAsync(catalogue.Orchestrator(
            "Child", (OrchestrationContext _, string input) => Task.FromResult($"here '{input}'")));
        Assert.Equal(ControlResult.Done, await host.Client.RestartAsync("part", Cancellation));
        await host.SettleAsync();

        Assert.Equal("here ''", await host.OutputAsync("part"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rewound_instance_that_waits_stands_as_it_is(bool forTimer)
    {
        await using var host = await RewoundAsync("Work", forTimer);
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());
        Assert.Single((await host.Client.QueryAsync(
            new OrchestrationQuery { Statuses = [OrchestrationStatus.Running] }, Cancellation)).Items);
        Assert.Equal(
            1,
            (await host.Client.CountAsync(new OrchestrationQuery(), Cancellation))[OrchestrationStatus.Running]);

        await host.RestartAsync(Repaired("Other", forTimer));
        await host.RaiseAsync("E", "x");
        Assert.Contains("'Other'", await host.ProblemAsync(), StringComparison.Ordinal);
        Assert.Single((await host.Client.QueryAsync(
            new OrchestrationQuery { Statuses = [OrchestrationStatus.Blocked] }, Cancellation)).Items);

        await host.RestartAsync(Repaired("Work", forTimer));
        await host.AdvanceAsync(Day);
        Assert.Equal("x", await host.OutputAsync());
    }

    [Fact]
    public async Task Only_what_has_ended_is_restarted_and_only_what_failed_is_rewound()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => c.Wait("E")));

        Assert.Equal(ControlResult.NotApplicable, await host.Client.RestartAsync(HostSteps.Net, Cancellation));
        Assert.Equal(ControlResult.NotApplicable, await host.Client.RewindAsync(HostSteps.Net, "r", Cancellation));
        Assert.Equal(ControlResult.UnknownInstance, await host.Client.RestartAsync("nobody", Cancellation));
        Assert.Equal(ControlResult.UnknownInstance, await host.Client.RewindAsync("nobody", "r", Cancellation));
        await host.RaiseAsync("E", "x");
        Assert.Equal(ControlResult.NotApplicable, await host.Client.RewindAsync(HostSteps.Net, "r", Cancellation));
    }

    [Fact]
    public async Task A_rewound_instance_tries_what_failed_again_and_repeats_nothing_else()
    {
        var (works, mails) = (0, 0);
        await using var host = await PlayAsync(new Catalogue()
            .Meanwhile("Work", () => Task.FromResult(Interlocked.Increment(ref works)))
            .Activity<string, string>("Mail", (_, input) =>
                Interlocked.Increment(ref mails) == 1 ? throw new IOException("smtp down") : Task.FromResult(input))
            .Story("Story", async c => await c.Call("Work", "worked ") + await c.Call("Mail", "mailed")));
        await host.FailureAsync();
        await host.AdvanceAsync(Day);
        await RewindAsync(host);

        Assert.Equal("worked mailed", await host.OutputAsync());
        Assert.Equal((1, 2), (works, mails));
        var state = await host.StateAsync();
        Assert.Null(state.Failure);
        Assert.Equal(Start + Day, state.CompletedAt);
    }

    [Fact]
    public async Task A_failure_that_was_known_before_the_last_answer_is_tried_again_too()
    {
        var mails = 0;
        await using var host = await PlayAsync(new Catalogue()
            .Activity<string, string>("Mail", (_, input) =>
                Interlocked.Increment(ref mails) == 1 ? throw new IOException("smtp down") : Task.FromResult(input))
            .Story("Child", c => c.Wait("E"))
            .Story("Story", async c =>
                string.Concat(await Task.WhenAll(c.Call("Mail", "mailed "), c.Sub("Child", "part")))));
        await host.RaiseAsync("E", "and heard", "part");
        await host.FailureAsync();
        await RewindAsync(host);

        Assert.Equal("mailed and heard", await host.OutputAsync());
        Assert.Equal(2, mails);
    }

    [Fact]
    public async Task A_rewound_instance_does_not_repeat_attempts_that_were_dealt_with()
    {
        var mails = 0;
        await using var host = await PlayAsync(new Catalogue()
            .Activity<string, string>("Mail", (_, input) =>
                Interlocked.Increment(ref mails) <= 2 ? throw new IOException("smtp down") : Task.FromResult(input))
            .Story("Story", c => c.CallActivityAsync(
                new ActivityName<string, string>("Mail"), "mailed", new RetryPolicy(2, TimeSpan.FromSeconds(10)))));
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await host.FailureAsync();
        await RewindAsync(host);

        Assert.Equal("mailed", await host.OutputAsync());
        Assert.Equal(3, mails);
    }

    [Fact]
    public async Task Failed_parts_are_rewound_with_it_down_to_what_failed()
    {
        var (works, mails) = (0, 0);
        await using var host = await PlayAsync(new Catalogue()
            .Meanwhile("Work", () => Task.FromResult(Interlocked.Increment(ref works)))
            .Activity<string, string>("Mail", (_, input) =>
                Interlocked.Increment(ref mails) == 1 ? throw new IOException("smtp down") : Task.FromResult(input))
            .Story("Grandchild", async c => await c.Call("Work") + await c.Call("Mail", "mailed"))
            .Story("Child", c => c.Sub("Grandchild", "grandchild"))
            .Story("Story", c => c.Sub("Child", "child")));
        await host.FailureAsync();
        await host.FailureAsync("grandchild");
        await RewindAsync(host);

        Assert.Equal("mailed", await host.OutputAsync("grandchild"));
        Assert.Equal("mailed", await host.OutputAsync("child"));
        Assert.Equal("mailed", await host.OutputAsync());
        Assert.Equal((1, 2), (works, mails));
    }

    [Fact]
    public async Task A_part_that_was_terminated_begins_again()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", c => c.Sub("Child", "part")));
        await host.Client.TerminateAsync("part", "enough", Cancellation);
        await host.SettleAsync();
        await host.FailureAsync();
        await RewindAsync(host);
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync("part"));

        await host.RaiseAsync("E", "second time", "part");
        Assert.Equal("second time", await host.OutputAsync());
    }

    [Fact]
    public async Task An_exception_of_its_own_is_left_behind_with_a_fixed_release()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story", async c => throw new InvalidOperationException($"bug, after {await c.Wait("E")}")));
        await host.RaiseAsync("E", "x");
        await host.FailureAsync();
        await host.RestartAsync(new Catalogue().Story("Story", async c => $"fixed, after {await c.Wait("E")}"));
        await RewindAsync(host);

        Assert.Equal("fixed, after x", await host.OutputAsync());
    }

    [Fact]
    public async Task What_fails_again_has_failed_again()
    {
        await using var host = await PlayAsync(new Catalogue().Fails("Mail", () => new IOException("smtp down"))
            .Story("Story", c => c.Call("Mail")));
        await RewindAsync(host);
        await RewindAsync(host);

        Assert.Equal(
            "Task 'Mail' (#0) failed with an unhandled exception: smtp down", (await host.FailureAsync()).ErrorMessage);
        Assert.Equal(
        [
            "01-05 08:00:00 ExecutionStarted",
            "01-05 08:00:00 TaskScheduled #0 Mail",
            "01-05 08:00:00 TaskFailed #0",
            "01-05 08:00:00 ExecutionCompleted",
        ],
            await host.TraceAsync());
    }

    private static async Task RewindAsync(IEngineHost host)
    {
        Assert.Equal(ControlResult.Done, await host.Client.RewindAsync(HostSteps.Net, "try again", Cancellation));
        await host.SettleAsync();
    }

    /// <summary>An instance whose activity failed, that was rewound on a release whose activity does not.</summary>
    private async Task<IEngineHost> RewoundAsync(string activity, bool forTimer)
    {
        var host = await StartHostAsync(Waiting(
            new Catalogue().Fails("Work", () => new IOException("disk full")), activity, forTimer));
        await host.StartAsync();
        await host.RestartAsync(Repaired(activity, forTimer));
        Assert.Equal(ControlResult.Done, await host.Client.RewindAsync(HostSteps.Net, "mended", Cancellation));
        await host.SettleAsync();
        return host;
    }

    private static Catalogue Repaired(string activity, bool forTimer) =>
        Waiting(new Catalogue().Echoes("Work", "Other"), activity, forTimer);

    private static Catalogue Waiting(Catalogue catalogue, string activity, bool forTimer) =>
        catalogue.Story("Story", async c =>
        {
            await c.Call(activity);
            return forTimer ? await c.WaitUpTo(2 * Day, "E") ?? string.Empty : await c.Wait("E");
        });
}
