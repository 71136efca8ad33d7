using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>A host that ends and starts again, between any two steps, changes no result and no history.</summary>
public abstract class RecoveryContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private static readonly Func<IEngineHost, Task>[] Steps =
    [
        host => host.StartAsync(input: "1"),
        host => host.AdvanceAsync(TimeSpan.FromHours(1)),
        host => host.RaiseAsync("Form", "early"),
        host => host.AdvanceAsync(TimeSpan.FromHours(23)),
        host => host.RaiseAsync("Form", "form"),
        host => host.SuspendAsync(),
        host => host.RaiseAsync("Go", "while held"),
        host => host.AdvanceAsync(2 * Day),
        host => host.ResumeAsync(),
        host => host.RaiseAsync("Answer", "from the part", "part-1"),
        host => host.AdvanceAsync(Day),
        host => host.AdvanceAsync(TimeSpan.FromHours(1)),
        host => host.RaiseAsync("Answer", "from the second part", "part-2"),
        host => host.RaiseAsync("Go", "again"),
        host => host.AdvanceAsync(5 * Day),
    ];

    private static Catalogue Catalogue
    {
        get
        {
            var failed = new HashSet<string>();
            return new Catalogue().Echoes("Work")
                .Activity<string, string>("Mail", (context, input) =>
                {
                    lock (failed)
                    {
                        return failed.Add(context.IdempotencyKey)
                            ? throw new IOException("smtp down")
                            : Task.FromResult(input);
                    }
                })
                .Story("Child", c => c.Wait("Answer"))
                .Orchestrator<string, string>("Story", RunAsync);
        }
    }

    [Fact]
    public async Task A_restart_after_any_step_gives_the_same_result()
    {
        var expected = await PlayAsync(_ => false);
        Assert.Contains("Completed", expected[0], StringComparison.Ordinal);
        for (var step = 0; step < Steps.Length; step++)
        {
            var at = step;
            Assert.Equal(expected, await PlayAsync(s => s == at));
        }
    }

    [Fact]
    public async Task A_restart_after_every_step_gives_the_same_result() =>
        Assert.Equal(await PlayAsync(_ => false), await PlayAsync(_ => true));

    [Fact]
    public async Task A_timer_outlives_the_host_that_set_it()
    {
        var catalogue = new Catalogue().Story("Story", async c =>
        {
            await c.Sleep(Day);
            return $"{c.CurrentUtcDateTime:MM-dd}";
        });
        await using var host = await PlayAsync(catalogue);
        await host.RestartAsync(catalogue);
        await host.AdvanceAsync(Day);

        Assert.Equal("01-06", await host.OutputAsync());
    }

    [Fact]
    public async Task An_activity_that_was_running_is_run_again_with_the_same_key()
    {
        var keys = new List<string>();
        var began = new TaskCompletionSource();
        var catalogue = new Catalogue()
            .Activity<string, string>("Work", async (context, input) =>
            {
                lock (keys)
                {
                    keys.Add(context.IdempotencyKey);
                }

                began.TrySetResult();
                if (keys.Count == 1)
                {
                    await new TaskCompletionSource().Task.WaitAsync(context.Cancellation);
                }

                return input;
            })
            .Story("Story", c => c.Call("Work", "done"));
        await using var host = await StartHostAsync(catalogue);
        await host.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            HostSteps.Net,
            string.Empty,
            new StartOptions(InstanceIdReuse.Never),
            Cancellation);
        await began.Task;
        await host.RestartAsync(catalogue);
        await host.SettleAsync();

        Assert.Equal("done", await host.OutputAsync());
        Assert.Equal(2, keys.Count);
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public async Task What_is_done_is_not_done_again()
    {
        var runs = 0;
        var catalogue = new Catalogue()
            .Meanwhile("Work", () => Task.FromResult(Interlocked.Increment(ref runs)))
            .Story("Story", async c => await c.Call("Work") + await c.Wait("E"));
        await using var host = await PlayAsync(catalogue);
        for (var i = 0; i < 3; i++)
        {
            await host.RestartAsync(catalogue);
            await host.SettleAsync();
        }

        await host.RaiseAsync("E", "x");
        Assert.Equal(1, runs);
        Assert.Equal("x", await host.OutputAsync());
    }

    // A small year: a timer, a retry, early and late events, a hold, parts, two runs, an identifier.
    private static async Task<string> RunAsync(OrchestrationContext c, string input)
    {
        c.SetCustomStatus($"run {input}");
        var policy = new RetryPolicy(3, TimeSpan.FromMinutes(1), 2);
        var story = new List<string> { $"{c.NewGuid()}" };
        story.Add(await c.CallActivityAsync(new ActivityName<string, string>("Mail"), $"mail {input}", policy));
        var part = c.Sub("Child", $"part-{input}");
        var form = c.Wait("Form");
        while (input == "1" && !await c.CompletedByAsync(form, c.CurrentUtcDateTime + Day))
        {
            story.Add(await c.Call("Work", $"remind {c.CurrentUtcDateTime:MM-dd HH:mm}"));
        }

        story.Add(await c.Wait("Go"));
        story.Add($"{await part} {c.CurrentUtcDateTime:MM-dd HH:mm}");
        await c.Sleep(Day);
        if (input == "1")
        {
            c.ContinueAsNew("2");
        }

        return string.Join("; ", story);
    }

    private async Task<IReadOnlyList<string>> PlayAsync(Predicate<int> restartsAfter)
    {
        var catalogue = Catalogue;
        await using var host = await StartHostAsync(catalogue);
        var traces = new List<string>();
        for (var step = 0; step < Steps.Length; step++)
        {
            await Steps[step](host);
            if (restartsAfter(step))
            {
                await host.RestartAsync(catalogue);
                await host.SettleAsync();
            }

            traces.AddRange(await host.TraceAsync());
        }

        var state = await host.StateAsync();
        var end = $"{state.Status} {state.Output} {state.CustomStatus} {state.UpdatedAt:O} {state.CompletedAt:O}";
        return [end, .. traces];
    }
}
