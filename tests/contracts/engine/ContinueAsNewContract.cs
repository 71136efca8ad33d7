using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>How a run ends and the next begins under the same id.</summary>
public abstract class ContinueAsNewContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Theory]
    [InlineData(true, "b1 b2 late")]
    [InlineData(false, "late")]
    [Trait("Experiment", "E5")]
    public async Task Kept_events_go_over_in_order_and_those_of_the_same_moment_always(
        bool preserve, string expected)
    {
        await using var host = await PlayAsync(new Catalogue().Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                if (input != "next")
                {
                    c.SetCustomStatus("gen");
                    await c.Wait("Go");
                    c.ContinueAsNew("next", preserve);
                    return "ignored";
                }

                var seen = new List<string>();
                while (await c.WaitUpTo(TimeSpan.FromHours(1), "B") is { } b)
                {
                    seen.Add(b);
                }

                return string.Join(' ', seen);
            }));
        await host.RaiseAsync("B", "b1");
        await host.RaiseAsync("B", "b2");
        await host.SuspendAsync();
        await host.RaiseAsync("Go", "g");
        await host.RaiseAsync("B", "late");
        await host.ResumeAsync();
        await host.AdvanceAsync(Day);

        Assert.Equal(expected, await host.OutputAsync());
        Assert.Equal("gen", (await host.StateAsync()).ReadCustomStatus<string>());
    }

    [Fact]
    [Trait("Experiment", "E5b")]
    public async Task An_open_timer_keeps_the_run_from_ending()
    {
        await using var host = await PlayAsync(new Catalogue().Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                if (input == "next")
                {
                    return $"next at {c.CurrentUtcDateTime:MM-dd}";
                }

                var open = c.Sleep(2 * Day);
                await Task.WhenAny(open, c.Wait("Go"));
                c.ContinueAsNew("next");
                return "ignored";
            }));
        await host.RaiseAsync("Go", "g");
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());

        await host.AdvanceAsync(2 * Day);
        Assert.Equal("next at 01-07", await host.OutputAsync());
    }

    [Fact]
    [Trait("Experiment", "E5c")]
    public async Task Code_behind_it_still_runs_and_its_activities_too()
    {
        var ran = 0;
        await using var host = await PlayAsync(new Catalogue()
            .Meanwhile("AfterCan", () => Task.FromResult(Interlocked.Increment(ref ran)))
            .Orchestrator("Story", async (OrchestrationContext c, string input) =>
            {
                if (input == "next")
                {
                    return "second run";
                }

                c.ContinueAsNew("next");
                await c.Call("AfterCan");
                return "ignored";
            }));

        Assert.Equal("second run", await host.OutputAsync());
        Assert.Equal(1, ran);
    }

    [Fact]
    [Trait("Experiment", "E5c")]
    public async Task An_exception_behind_it_fails_the_instance()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            c =>
            {
                c.ContinueAsNew("next");
#pragma warning disable CA2201 // The trace has this very type.
                throw new Exception("oops");
#pragma warning restore CA2201
            }));

        var failure = await host.FailureAsync();
        Assert.Equal(("System.Exception", "oops"), (failure.ErrorType, failure.ErrorMessage));
    }

    [Fact]
    public async Task The_last_input_given_counts()
    {
        await using var host = await PlayAsync(new Catalogue().Orchestrator(
            "Story",
            (OrchestrationContext c, string input) =>
            {
                if (input.Length == 0)
                {
                    c.ContinueAsNew("first");
                    c.ContinueAsNew("second");
                }

                return Task.FromResult(input);
            }));

        Assert.Equal("second", await host.OutputAsync());
    }

    [Fact]
    [Trait("Experiment", "E26")]
    public async Task Id_tags_version_and_custom_status_stay_and_the_history_begins_anew()
    {
        await using var host = await StartHostAsync(new Catalogue().Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                if (input == "next")
                {
                    return await c.Wait("E");
                }

                c.SetCustomStatus("of the first run");
                c.ContinueAsNew("next");
                return "ignored";
            },
            version: "2.3"));
        await host.StartAsync(tags: new Dictionary<string, string> { ["network"] = "17" });

        var state = await host.StateAsync();
        Assert.Equal("of the first run", state.ReadCustomStatus<string>());
        Assert.Equal("2.3", state.Version);
        Assert.Equal("17", state.Tags["network"]);
        Assert.Equal(Start, state.CreatedAt);
        Assert.Null(state.Output);
        var history = await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation);
        var started = Assert.Single(history);
        Assert.Equal((HistoryEventKind.ExecutionStarted, "\"next\""), (started.Kind, started.Payload));
    }

    [Fact]
    public async Task A_hundred_runs_follow_one_another()
    {
        await using var host = await PlayAsync(new Catalogue().Orchestrator(
            "Count",
            async (OrchestrationContext c, int number) =>
            {
                await c.Sleep(TimeSpan.FromHours(1));
                if (number < 100)
                {
                    c.ContinueAsNew(number + 1);
                }

                return number;
            }).Story("Story", c => c.Wait("E")));
        await host.Client.StartAsync(
            new OrchestratorName<int, int>("Count"), "count", 1, new StartOptions(InstanceIdReuse.Never), Cancellation);
        await host.AdvanceAsync(TimeSpan.FromHours(100));

        var state = await host.StateAsync("count");
        Assert.Equal(100, state.ReadOutput<int>());
        Assert.Equal(Start.AddHours(100), state.CompletedAt);
    }

    [Fact]
    public async Task An_answer_to_the_run_before_is_not_heard()
    {
        await using var host = await PlayAsync(new Catalogue().Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                using var givenUp = new CancellationTokenSource();
                var timer = c.Sleep(Day, givenUp.Token);
                if (input != "next")
                {
                    await c.Wait("Go");
                    givenUp.Cancel();
                    c.ContinueAsNew("next");
                    return "ignored";
                }

                var later = c.Sleep(2 * Day);
                await Task.WhenAll(timer, later);
                return $"{c.CurrentUtcDateTime:MM-dd HH}";
            }));
        await host.AdvanceAsync(TimeSpan.FromHours(12));
        await host.RaiseAsync("Go", "g");
        await host.AdvanceAsync(3 * Day);

        Assert.Equal("01-07 20", await host.OutputAsync());
    }
}
