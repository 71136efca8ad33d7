using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>
/// A backlog of one instance is worked off in bounded pieces and at a cost that grows with its length only. What is
/// counted are commits and rows, not time.
/// </summary>
public sealed class FairShareTests
{
    private const int Long = 100_000;

    private static readonly EventName<int> E = new("E");
    private static readonly StartOptions Once = new(InstanceIdReuse.Never);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_quick_starts_do_not_wait_for_a_backlog_of_100_000()
    {
        var written = new WrittenCount();
        await using var host = await BackloggedAsync(Long, written, NextRunForEach(Long));
        await host.Client.ResumeAsync(HostSteps.Net, "go on", Cancellation);
        written.Reset();
        var quick = Enumerable.Range(0, 10).Select(i => QuickAsync(host, i)).ToList();
        Assert.Equal(Enumerable.Repeat("quick", 10), await Task.WhenAll(quick));
        var (waited, state) = (written.Commits, await host.StateAsync());
        await host.SettleAsync();

        Assert.Equal(OrchestrationStatus.Running, state.Status);
        Assert.InRange(waited, 1, 500);
        Assert.Equal($"{Long}", await host.OutputAsync());
        Assert.InRange(written.Rows, Long, 4 * Long);
        Assert.InRange(written.Commits, Long / 1_024, Long / 10);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(4_000)]
    public async Task A_run_that_works_between_its_events_costs_the_same_for_each(int events)
    {
        var written = new WrittenCount();
        await using var host = await BackloggedAsync(events, written, NextRunAfterWork(events));
        written.Reset();
        await host.ResumeAsync();

        Assert.Equal($"{events}", await host.OutputAsync());
        Assert.InRange(written.Rows, events, 20L * events);
        Assert.InRange((await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation)).Count, 1, 100);
    }

    [Fact]
    public async Task What_is_held_back_is_seen_in_order_by_name_and_outlives_a_crash()
    {
        var catalogue = new Catalogue().Story("Story", async c =>
        {
            await c.Wait("Go");
            var (sum, last) = (0, -1);
            for (var i = 0; i < 200; i++)
            {
                var (a, b) = (await c.WaitForExternalEventAsync(new EventName<int>("A")), int.Parse(await c.Wait("B")));
                Assert.True(a > last && a == b);
                (sum, last) = (sum + a, a);
            }

            return $"{sum} {await c.Wait("A-last")}";
        });
        await using var host = new EmbeddedHost(catalogue, EngineContract.Start);
        await host.StartAsync();
        for (var i = 0; i < 200; i++)
        {
            await host.PostAsync("A", i);
            await host.PostAsync("B", $"{i}");
        }

        await host.PostAsync("A-last", "last");
        await host.SettleAsync();
        Assert.InRange((await host.TraceAsync()).Count, 65, 66);
        using (var inspection = JournalInspection.Open(host.Folder))
        {
            Assert.Empty(inspection.Stuck(host.Now.AddDays(1), TimeSpan.Zero));
        }

        await host.RestartAsync(catalogue);
        await host.RaiseAsync("Go", "go");

        Assert.Equal("19900 last", await host.OutputAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_held_back_is_seen_to_its_end_in_as_many_cycles_as_it_takes(bool crashes)
    {
        const int many = 5_000;
        var written = new WrittenCount();
        var catalogue = new Catalogue().Story("Story", async c =>
        {
            await c.Wait("Go");
            var sum = 0;
            for (var i = 0; i < many; i++)
            {
                sum += await c.WaitForExternalEventAsync(E);
            }

            return $"{sum}";
        });
        await using var host = Host(written, catalogue);
        await host.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, many).Select(
            _ => host.Client.RaiseEventAsync(HostSteps.Net, E, 1, null, Cancellation)));
        await host.SettleAsync();
        var copy = Path.Combine(host.Folder, "copy.db");
        written.AfterCommit = commits =>
        {
            if (commits == 2)
            {
                JournalCopy.Make(host.Folder, copy);
            }
        };
        written.Reset();
        await host.RaiseAsync("Go", "go");

        await using var crashed = new EmbeddedHost(catalogue, EngineContract.Start, copy: copy);
        await crashed.SettleAsync();
        Assert.Equal($"{many}", await (crashes ? crashed : host).OutputAsync());
        Assert.InRange(written.Commits, many / 1_024, 20);
    }

    [Theory]
    [InlineData(true, "300")]
    [InlineData(false, "0")]
    public async Task What_is_held_back_goes_over_to_the_next_run_if_wanted(bool preserve, string expected)
    {
        await using var host = new EmbeddedHost(
            new Catalogue().Orchestrator("Story", async (OrchestrationContext c, string input) =>
            {
                if (input.Length == 0)
                {
                    await c.Wait("Go");
                    c.ContinueAsNew("next", preserve);
                    return "ignored";
                }

                var seen = 0;
                while (await c.WaitUpTo(TimeSpan.FromHours(1), "E") is not null)
                {
                    seen++;
                }

                return $"{seen}";
            }),
            EngineContract.Start);
        await host.StartAsync();
        for (var i = 0; i < 300; i++)
        {
            await host.PostAsync("E", "x");
        }

        await host.RaiseAsync("Go", "go");
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(expected, await host.OutputAsync());
    }

    [Fact]
    public async Task What_a_run_hands_on_keeps_its_order_through_a_crash()
    {
        const int runs = 200;
        var kept = new EventName<int>("Kept");
        var catalogue = new Catalogue().Orchestrator("Backlog", async (OrchestrationContext c, int seen) =>
        {
            await c.WaitForExternalEventAsync(E);
            if (seen + 1 < runs)
            {
                c.ContinueAsNew(seen + 1);
                return "";
            }

            var order = new List<int>();
            while (order.Count < 10)
            {
                order.Add(await c.WaitForExternalEventAsync(kept));
            }

            return string.Join(' ', order);
        });
        var written = new WrittenCount();
        await using var host = await BackloggedAsync(0, written, catalogue);
        for (var i = 0; i < 10; i++)
        {
            await host.Client.RaiseEventAsync(HostSteps.Net, kept, i, null, Cancellation);
        }

        await Task.WhenAll(Enumerable.Range(0, runs).Select(
            i => host.Client.RaiseEventAsync(HostSteps.Net, E, i, null, Cancellation)));
        written.AfterCommit = commits =>
        {
            if (commits <= 3)
            {
                JournalCopy.Make(host.Folder, Path.Combine(host.Folder, $"copy-{commits}.db"));
            }
        };
        written.Reset();
        await host.ResumeAsync();

        for (var commits = 1; commits <= 3; commits++)
        {
            await using var crashed = new EmbeddedHost(
                catalogue, EngineContract.Start, copy: Path.Combine(host.Folder, $"copy-{commits}.db"));
            await crashed.SettleAsync();
            Assert.Equal("0 1 2 3 4 5 6 7 8 9", await crashed.OutputAsync());
        }
    }

    [Fact]
    public async Task Ten_thousand_timers_that_are_due_at_once_leave_room_for_others()
    {
        var written = new WrittenCount();
        await using var host = Host(written, new Catalogue().Story("Story", async c =>
        {
            await Task.WhenAll(Enumerable.Range(0, 10_000).Select(_ => c.Sleep(TimeSpan.FromHours(1))));
            return "all";
        }));
        await host.StartAsync();
        written.Reset();
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("all", await host.OutputAsync());
        Assert.InRange(written.Commits, 10, 20);
        Assert.Equal(
            10_000, (await host.TraceAsync()).Count(l => l.Contains("TimerFired", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_run_that_always_begins_anew_leaves_room_for_others()
    {
        await using var host = Host(
            new WrittenCount(),
            new Catalogue().Orchestrator("Endless", (OrchestrationContext c, int round) =>
            {
                c.ContinueAsNew(round + 1);
                return Task.FromResult(round);
            }).Story("Story", _ => Task.FromResult("quick")));
        await host.Client.StartAsync(new OrchestratorName<int, int>("Endless"), "endless", 0, Once, Cancellation);

        Assert.Equal("quick", await QuickAsync(host, 1));
        await host.Client.TerminateAsync("endless", "enough", Cancellation);
    }

    private static Catalogue NextRunForEach(int count) => new Catalogue()
        .Orchestrator("Backlog", async (OrchestrationContext c, int seen) =>
        {
            Assert.Equal(seen, await c.WaitForExternalEventAsync(E));
            if (seen + 1 < count)
            {
                c.ContinueAsNew(seen + 1);
            }

            return $"{seen + 1}";
        })
        .Story("Story", _ => Task.FromResult("quick"));

    private static Catalogue NextRunAfterWork(int count) => new Catalogue()
        .Activity<int, int>("Work", (_, input) => Task.FromResult(input + 1))
        .Orchestrator("Backlog", async (OrchestrationContext c, int seen) =>
        {
            Assert.Equal(seen, await c.WaitForExternalEventAsync(E));
            var next = await c.CallActivityAsync(new ActivityName<int, int>("Work"), seen, RetryPolicy.None);
            if (next < count)
            {
                c.ContinueAsNew(next);
            }

            return $"{next}";
        });

    /// <summary>A host whose one instance is held before as many events.</summary>
    private static async Task<EmbeddedHost> BackloggedAsync(int events, WrittenCount written, Catalogue catalogue)
    {
        var host = Host(written, catalogue);
        await host.Client.StartAsync(
            new OrchestratorName<int, string>("Backlog"), HostSteps.Net, 0, Once, Cancellation);
        await host.SuspendAsync();
        foreach (var some in Enumerable.Range(0, events).Chunk(4_000))
        {
            await Task.WhenAll(some.Select(i => host.Client.RaiseEventAsync(HostSteps.Net, E, i, null, Cancellation)));
        }

        return host;
    }

    private static EmbeddedHost Host(WrittenCount written, Catalogue catalogue) =>
        new(catalogue, EngineContract.Start, new EngineOptions { Probe = written.Probe });

    private static async Task<string> QuickAsync(EmbeddedHost host, int number)
    {
        var id = $"quick-{number}";
        await host.Client.StartAsync(new OrchestratorName<string, string>("Story"), id, "", Once, Cancellation);
        return (await host.Client.WaitForCompletionAsync(id, Cancellation)).ReadOutput<string>()!;
    }
}
