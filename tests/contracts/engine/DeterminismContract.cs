using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>
/// Orchestrators that change under their instances. Durable Task fails such an instance; ours blocks it with the
/// difference until a release comes that fits (a difference that we want).
/// </summary>
public abstract class DeterminismContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private static Catalogue Known => new Catalogue().Echoes("A", "B", "C")
        .Story("Child", c => Task.FromResult("child"))
        .Story("Other", c => Task.FromResult("other"));

    [Fact]
    [Trait("Experiment", "E9")]
    public async Task Another_activity_than_the_recorded_one_blocks_with_the_difference()
    {
        var problem = await BlocksAsync(
            async c => await c.Call("A") + await c.Wait("E"), async c => await c.Call("B") + await c.Wait("E"));

        Assert.Contains("'A'", problem, StringComparison.Ordinal);
        Assert.Contains("'B'", problem, StringComparison.Ordinal);
        Assert.Contains("#0", problem, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Experiment", "E9")]
    public async Task A_call_that_is_no_longer_made_blocks() =>
        Assert.Contains(
            "#0 calls activity 'A'",
            await BlocksAsync(async c => await c.Call("A") + await c.Wait("E"), c => c.Wait("E")),
            StringComparison.Ordinal);

    [Fact]
    [Trait("Experiment", "E9")]
    public async Task An_activity_where_a_timer_was_blocks() =>
        Assert.Contains(
            "sets a timer",
            await BlocksAsync(
                async c =>
                {
                    await c.Sleep(TimeSpan.Zero);
                    return await c.Wait("E");
                },
                async c => await c.Call("A") + await c.Wait("E")),
            StringComparison.Ordinal);

    [Fact]
    [Trait("Experiment", "E9")]
    public async Task Another_part_than_the_recorded_one_blocks() =>
        Assert.Contains(
            "'Other'",
            await BlocksAsync(
                async c => await c.Sub("Child") + await c.Wait("E"),
                async c => await c.Sub("Other") + await c.Wait("E")),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_part_under_another_id_than_the_recorded_one_blocks() =>
        Assert.Contains(
            "starts sub-orchestration 'Child' as 'other'",
            await BlocksAsync(
                async c => await c.Sub("Child", "one") + await c.Wait("E"),
                async c => await c.Sub("Child", "other") + await c.Wait("E")),
            StringComparison.Ordinal);

    [Fact]
    [Trait("Experiment", "E9b")]
    public async Task A_removed_last_step_that_has_run_blocks() =>
        Assert.Contains(
            "#1 calls activity 'B'",
            await BlocksAsync(
                async c => await c.Call("A") + await c.Call("B") + await c.Wait("E"),
                async c => await c.Call("A") + await c.Wait("E")),
            StringComparison.Ordinal);

    [Fact]
    [Trait("Experiment", "E9b")]
    public async Task Code_that_ends_before_its_history_does_blocks() =>
        Assert.NotEmpty(await BlocksAsync(
            async c => await c.Call("A") + await c.Call("B") + await c.Wait("E"), c => c.Call("A")));

    [Fact]
    public async Task A_step_put_in_front_blocks() =>
        Assert.Contains(
            "'C'",
            await BlocksAsync(
                async c => await c.Call("A") + await c.Wait("E"),
                async c => await c.Call("C") + await c.Call("A") + await c.Wait("E")),
            StringComparison.Ordinal);

    [Fact]
    [Trait("Experiment", "E9")]
    public async Task Inputs_case_of_names_waits_and_steps_that_lie_ahead_may_change()
    {
        await using var host = await PlayAsync(Known.Story(
            "Story", async c => await c.Call("A", "1") + await c.Wait("E")));
        await host.RestartAsync(Known.Story(
            "Story",
            async c =>
            {
                c.SetCustomStatus("new");
                using var givenUp = new CancellationTokenSource();
                _ = c.Wait("Another", givenUp.Token);
                var result = await c.Call("a", "2") + await c.Wait("e") + await c.Call("B", "then");
                givenUp.Cancel();
                return result;
            },
            version: "1.1"));
        await host.RaiseAsync("E", "x");

        Assert.Equal("1xthen", await host.OutputAsync());
        Assert.Equal("1.0", (await host.StateAsync()).Version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [Trait("Experiment", "E9")]
    public async Task A_timer_fires_at_the_recorded_moment_whatever_the_code_says_now(int daysNow)
    {
        await using var host = await PlayAsync(Known.Story("Story", c => Sleeping(c, 3)));
        await host.RestartAsync(Known.Story("Story", c => Sleeping(c, daysNow)));
        await host.AdvanceAsync(2 * Day);
        await host.RaiseAsync("E", "woken before");
        await host.AdvanceAsync(8 * Day);

        Assert.Equal("woken before 01-08", await host.OutputAsync());

        static async Task<string> Sleeping(OrchestrationContext c, int days)
        {
            await c.Sleep(days * Day);
            return $"{await c.Wait("E")} {c.CurrentUtcDateTime:MM-dd}";
        }
    }

    [Fact]
    public async Task A_blocked_instance_keeps_what_reaches_it_and_can_be_resumed()
    {
        await using var host = await PlayAsync(Known.Story(
            "Story", async c => await c.Call("A", "a") + await c.Wait("E") + await c.Wait("E")));
        await host.RestartAsync(Known.Story("Story", async c => await c.Call("B") + await c.Wait("E")));
        await host.RaiseAsync("E", "1");
        var problem = await host.ProblemAsync();
        await host.RaiseAsync("E", "2");
        await host.AdvanceAsync(Day);

        // The same code again: it blocks again with the same difference.
        await host.ResumeAsync();
        Assert.Equal(problem, await host.ProblemAsync());
        Assert.Null((await host.StateAsync()).CompletedAt);
        await host.RestartAsync(Known.Story(
            "Story", async c => await c.Call("A", "a") + await c.Wait("E") + await c.Wait("E")));
        await host.SettleAsync();

        Assert.Equal("a12", await host.OutputAsync());
        Assert.Null((await host.StateAsync()).Problem);
    }

    [Fact]
    public async Task New_instances_get_the_new_version_and_old_ones_keep_theirs()
    {
        await using var host = await PlayAsync(Known.Story("Story", VersionAsync));
        await host.RestartAsync(Known.Story("Story", VersionAsync, version: "2.0"));
        await host.StartAsync(id: "new");
        await host.RaiseAsync("E", "x");
        await host.RaiseAsync("E", "x", "new");

        Assert.Equal("1.0", await host.OutputAsync());
        Assert.Equal("2.0", await host.OutputAsync("new"));

        static async Task<string> VersionAsync(OrchestrationContext c)
        {
            await c.Wait("E");
            return c.Version;
        }
    }

    [Fact]
    public async Task Replaying_shows_while_recorded_happenings_are_played_again()
    {
        var seen = new List<string>();
        var catalogue = Known.Story("Story", async c =>
        {
            Note("start", c);
            await c.Wait("E");
            Note("event", c);
            return string.Empty;
        });
        await using var host = await PlayAsync(catalogue);
        await host.RestartAsync(catalogue);
        await host.RaiseAsync("E", "x");

        Assert.Equal(["start live", "start again", "event live"], seen);

        void Note(string where, OrchestrationContext c) => seen.Add($"{where} {(c.IsReplaying ? "again" : "live")}");
    }

    /// <summary>
    /// Plays one code, restarts with another, raises an event: blocked. The first code again: it completes.
    /// </summary>
    private async Task<string> BlocksAsync(
        Func<OrchestrationContext, Task<string>> before, Func<OrchestrationContext, Task<string>> after)
    {
        await using var host = await PlayAsync(Known.Story("Story", before));
        await host.RestartAsync(Known.Story("Story", after));
        await host.RaiseAsync("E", "x");
        var problem = await host.ProblemAsync();
        await host.RestartAsync(Known.Story("Story", before));
        await host.SettleAsync();
        Assert.EndsWith("x", await host.OutputAsync(), StringComparison.Ordinal);
        return problem;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_async_void_throws_blocks_its_instance_alone(bool later)
    {
        await using var host = await StartHostAsync(new Catalogue()
            .Story("Other", c => c.Wait("E"))
            .Story("Story", async c =>
            {
                Stray(c);
                return await c.Wait("E");
            }));
        await host.StartAsync("Other", "other");
        await host.StartAsync();
        await host.RaiseIfItWaitsAsync("Stray", "go");

        Assert.Contains("async void", await host.ProblemAsync(), StringComparison.Ordinal);
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));

        async void Stray(OrchestrationContext c)
        {
            if (later)
            {
                await c.Wait("Stray");
            }

            throw new DreadfulException();
        }
    }
}
