using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Orchestrations that are parts of others.</summary>
public abstract class SubOrchestrationsContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private const string FirstGuid = "96e8e25602305cd3bfffaa8d5d3c5e43";

    [Fact]
    public async Task A_part_gives_its_output_and_knows_its_parent()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c => Task.FromResult($"{c.InstanceId} of {c.Parent?.Name} {c.Parent?.InstanceId}"))
            .Story("Story", async c => $"{c.Parent?.Name ?? "nobody"}: {await c.Sub("Child", "part-1")}"));

        Assert.Equal("nobody: part-1 of Story net-2026", await host.OutputAsync());
        Assert.Equal(HostSteps.Net, (await host.StateAsync("part-1")).ParentInstanceId);
        Assert.Null((await host.StateAsync()).ParentInstanceId);
        Assert.Equal(
        [
            "01-05 08:00:00 ExecutionStarted",
            "01-05 08:00:00 SubOrchestrationCreated #0 Child",
            "01-05 08:00:00 SubOrchestrationCompleted #0",
            "01-05 08:00:00 ExecutionCompleted",
        ],
            await host.TraceAsync());
    }

    [Fact]
    [Trait("Experiment", "E13")]
    public async Task A_part_without_a_name_takes_the_next_identifier_and_a_retry_keeps_it()
    {
        var attempts = new List<string>();
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c =>
            {
                lock (attempts)
                {
                    attempts.Add($"{c.InstanceId} {c.CurrentUtcDateTime:HH:mm:ss}");
                }

                throw new InvalidOperationException("child boom");
            })
            .Story("Story", c => c.Sub("Child", retry: new RetryPolicy(3, TimeSpan.FromSeconds(10)))));
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(
            [$"{FirstGuid} 08:00:00", $"{FirstGuid} 08:00:10", $"{FirstGuid} 08:00:20"], attempts.Distinct());
        Assert.Equal(OrchestrationStatus.Failed, await host.StatusAsync());
        Assert.Equal(
        [
            "01-05 08:00:00 ExecutionStarted",
            "01-05 08:00:00 SubOrchestrationCreated #0 Child",
            "01-05 08:00:00 SubOrchestrationFailed #0",
            "01-05 08:00:00 TimerCreated #1",
            "01-05 08:00:10 TimerFired #1",
            "01-05 08:00:10 SubOrchestrationCreated #2 Child",
            "01-05 08:00:10 SubOrchestrationFailed #2",
            "01-05 08:00:10 TimerCreated #3",
            "01-05 08:00:20 TimerFired #3",
            "01-05 08:00:20 SubOrchestrationCreated #4 Child",
            "01-05 08:00:20 SubOrchestrationFailed #4",
            "01-05 08:00:20 ExecutionCompleted",
        ],
            await host.TraceAsync());
    }

    [Fact]
    [Trait("Experiment", "E14")]
    public async Task A_part_that_fails_fails_its_await()
    {
        await using var host = await PlayAsync(new Catalogue()
#pragma warning disable CA2201 // The trace has this very type.
            .Story("Child", _ => throw new Exception("child boom"))
#pragma warning restore CA2201
            .Story("Story", c => c.Sub("Child")));

        var failure = await host.FailureAsync();
        Assert.Equal(typeof(TaskFailedException).FullName, failure.ErrorType);
        Assert.Equal("Task 'Child' (#0) failed with an unhandled exception: child boom", failure.ErrorMessage);
        Assert.Equal("System.Exception", failure.InnerFailure?.ErrorType);
        Assert.Equal("child boom", failure.InnerFailure?.ErrorMessage);
        Assert.Equal(OrchestrationStatus.Failed, await host.StatusAsync(FirstGuid));
    }

    [Fact]
    [Trait("Experiment", "E32")]
    public async Task A_part_that_is_terminated_fails_its_await_without_details()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", async c =>
            {
                try
                {
                    return await c.Sub("Child", "part");
                }
                catch (TaskFailedException e)
                {
                    return $"{e.GetType().Name}: {e.Message} {e.FailureDetails is null}";
                }
            }));
        await host.Client.TerminateAsync("part", "enough", Cancellation);
        await host.SettleAsync();

        Assert.Equal(
            "TaskFailedException: Task 'Child' (#0) failed with an unhandled exception. True",
            await host.OutputAsync());
    }

    [Fact]
    public async Task An_id_that_is_alive_elsewhere_fails_the_await_and_disturbs_nobody()
    {
        await using var host = await StartHostAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", c => c.Sub("Child", "taken")));
        await host.StartAsync("Child", "taken");
        await host.StartAsync();

        var failure = await host.FailureAsync();
        Assert.Equal(typeof(TaskFailedException).FullName, failure.ErrorType);
        Assert.Contains("'taken'", failure.ErrorMessage, StringComparison.Ordinal);
        await host.RaiseAsync("E", "mine", "taken");
        Assert.Equal("mine", await host.OutputAsync("taken"));
    }

    [Fact]
    public async Task An_id_that_has_ended_is_started_again()
    {
        await using var host = await StartHostAsync(new Catalogue()
            .Story("Child", c => Task.FromResult(c.Parent?.InstanceId ?? "alone"))
            .Story("Story", c => c.Sub("Child", "again")));
        await host.StartAsync("Child", "again");
        Assert.Equal("alone", await host.OutputAsync("again"));
        await host.StartAsync();

        Assert.Equal(HostSteps.Net, await host.OutputAsync());
    }

    [Fact]
    public async Task A_return_waits_for_a_part_that_is_still_open()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", c =>
            {
                _ = c.Sub("Child", "part");
                return Task.FromResult("returned");
            }));
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());

        await host.RaiseAsync("E", "x", "part");
        Assert.Equal("returned", await host.OutputAsync());
    }

    [Fact]
    public async Task A_hundred_parts_are_gathered_in_their_order()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Orchestrator("Child", async (OrchestrationContext c, int number) =>
            {
                await c.Sleep(TimeSpan.FromMinutes(100 - number));
                return number * 2;
            })
            .Story("Story", async c =>
            {
                var child = new OrchestratorName<int, int>("Child");
                var parts = Enumerable.Range(0, 100).Select(i => c.CallSubOrchestratorAsync(child, i, $"part-{i}"));
                return string.Join(' ', await Task.WhenAll(parts));
            }));
        await host.AdvanceAsync(TimeSpan.FromMinutes(100));

        Assert.Equal(string.Join(' ', Enumerable.Range(0, 100).Select(i => i * 2)), await host.OutputAsync());
    }

    [Fact]
    public async Task A_part_keeps_its_parent_when_it_continues_as_new()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Orchestrator("Child", (OrchestrationContext c, string input) =>
            {
                if (input.Length == 0)
                {
                    c.ContinueAsNew("second run");
                }

                return Task.FromResult($"{input} of {c.Parent?.InstanceId}");
            })
            .Story("Story", c => c.Sub("Child")));

        Assert.Equal("second run of net-2026", await host.OutputAsync());
    }

    [Fact]
    public async Task A_part_bears_the_tags_of_its_parent()
    {
        await using var host = await StartHostAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", c => c.Sub("Child", "part")));
        await host.StartAsync(tags: new Dictionary<string, string> { ["network"] = "17" });

        Assert.Equal("17", (await host.StateAsync("part")).Tags["network"]);
    }

    [Fact]
    public async Task An_id_that_no_engine_can_keep_is_refused_where_it_is_asked_for()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", c => c.Sub("Child", "a/b")));

        Assert.Equal("System.ArgumentException", (await host.FailureAsync()).ErrorType);
    }
}
