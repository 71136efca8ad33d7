using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>
/// Operations on large trees of instances are cut into bounded pieces: others move meanwhile, the cost grows with the
/// tree only, and a crash on the way leaves nothing half done.
/// </summary>
public sealed class CascadeTests
{
    private static readonly OrchestratorName<int, string> Root = new("Root");
    private static readonly OrchestratorName<string, string> Quick = new("Quick");
    private static readonly StartOptions Once = new(InstanceIdReuse.Never);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A chain of 6,000, or 6,000 side by side; the instances wait at its ends.</summary>
    private static Catalogue Trees => new Catalogue()
        .Orchestrator("Root", async (OrchestrationContext c, int size) =>
        {
            if (size < 0)
            {
                await Task.WhenAll(Enumerable.Range(0, -size).Select(
                    i => c.CallSubOrchestratorAsync(Root, 0, $"part-{i}")));
            }
            else if (size > 0)
            {
                await c.CallSubOrchestratorAsync(Root, size - 1, $"link-{size}");
            }

            return await c.WaitForExternalEventAsync(OrchestrationClient.CancelRequested);
        })
        .Story("Quick", _ => Task.FromResult("quick"));

    [Fact]
    public async Task Others_move_while_a_chain_of_60_000_is_terminated()
    {
        const int length = 60_000;
        var written = new WrittenCount();
        await using var host = await StandingAsync(length, written);
        written.Reset();

        var terminated = host.Client.TerminateAsync(HostSteps.Net, "enough", Cancellation);
        Assert.Equal(OrchestrationStatus.Terminated, await StatusAfterQuickAsync(host, HostSteps.Net));
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync("link-1"));
        Assert.False(terminated.IsCompleted);
        Assert.Equal(ControlResult.Done, await terminated);
        Assert.Equal(length + 1, await CountAsync(host, OrchestrationStatus.Terminated));
        Assert.InRange(written.Commits, length / 512, length / 100);
        Assert.InRange(written.Rows, length, 8L * length);
    }

    [Theory]
    [InlineData(6_000)]
    [InlineData(-6_000)]
    public async Task Each_operation_reaches_all_of_a_tree_whatever_crashes_on_the_way(int size)
    {
        var written = new WrittenCount();
        await using var host = await StandingAsync(size, written);
        var all = Math.Abs(size) + 1;

        await DoAsync(host, written, c => c.SuspendAsync(HostSteps.Net, "hold", Cancellation),
            async h => Assert.Equal(all, await CountAsync(h, OrchestrationStatus.Suspended)));
        await DoAsync(host, written, c => c.ResumeAsync(HostSteps.Net, "go on", Cancellation),
            async h => Assert.Equal(all, await CountAsync(h, OrchestrationStatus.Running)));
        await DoAsync(host, written, c => c.TerminateAsync(HostSteps.Net, "enough", Cancellation),
            async h => Assert.Equal(all, await CountAsync(h, OrchestrationStatus.Terminated)));
        await DoAsync(host, written, c => c.PurgeAsync(HostSteps.Net, Cancellation),
            async h => Assert.Equal(0, await CountAsync(h, OrchestrationStatus.Terminated)));
    }

    [Theory]
    [InlineData(6_000)]
    [InlineData(-6_000)]
    public async Task A_cancellation_reaches_all_of_a_tree_whatever_crashes_on_the_way(int size)
    {
        var written = new WrittenCount();
        await using var host = await StandingAsync(size, written);

        await DoAsync(host, written, c => c.CancelAsync(HostSteps.Net, "moved away", Cancellation), async h =>
        {
            await h.SettleAsync();
            Assert.Equal(Math.Abs(size) + 1, await CountAsync(h, OrchestrationStatus.Completed));
        });
    }

    [Fact]
    public async Task A_cancellation_that_a_crash_cuts_short_reaches_nobody_twice()
    {
        const int parts = 2_000;
        using var copies = new TemporaryFolder();
        var written = new WrittenCount();
        var catalogue = new Catalogue()
            .Story("Part", async c =>
            {
                await c.WaitForExternalEventAsync(OrchestrationClient.CancelRequested);
                return await c.Wait("Never");
            })
            .Story("Story", async c => string.Concat(
                await Task.WhenAll(Enumerable.Range(0, parts).Select(i => c.Sub("Part", $"part-{i}")))));
        await using var host = new EmbeddedHost(
            catalogue, EngineContract.Start, new EngineOptions { Probe = written.Probe });
        await host.StartAsync();
        written.AfterCommit = commits =>
        {
            if (commits == 4)
            {
                JournalCopy.Make(host.Folder, copies["copy.db"]);
            }
        };
        written.Reset();
        Assert.Equal(ControlResult.Done, await host.Client.CancelAsync(HostSteps.Net, "moved away", Cancellation));

        await using var crashed = new EmbeddedHost(catalogue, EngineContract.Start, copy: copies["copy.db"]);
        await crashed.SettleAsync();
        using var journal = JournalInspection.Open(crashed.Folder);
        Assert.All(
            Enumerable.Range(0, parts),
            i => Assert.Single(journal.History($"part-{i}"), e => e.Kind == HistoryEventKind.EventRaised));
    }

    [Fact]
    public async Task An_operation_that_the_disk_cuts_short_says_so_and_goes_on_by_itself()
    {
        var written = new WrittenCount();
        await using var host = await StandingAsync(6_000, written);
        written.AfterCommit = commits =>
        {
            if (commits == 4)
            {
                throw new JournalException(JournalError.DiskError, "The test breaks the disk.");
            }
        };
        written.Reset();

        await Assert.ThrowsAnyAsync<IOException>(
            () => host.Client.TerminateAsync(HostSteps.Net, "enough", Cancellation));
        await host.SettleAsync();
        Assert.Equal(6_001, await CountAsync(host, OrchestrationStatus.Terminated));
    }

    [Fact]
    public async Task An_operation_that_a_stop_cuts_short_goes_on_after_the_next_start()
    {
        var written = new WrittenCount();
        await using var host = await StandingAsync(6_000, written);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var mayGoOn = new ManualResetEventSlim();
        written.AfterCommit = commits =>
        {
            if (commits == 2)
            {
                reached.SetResult();
                mayGoOn.Wait();
            }
        };
        written.Reset();
        var terminated = host.Client.TerminateAsync(HostSteps.Net, "enough", Cancellation);
        await reached.Task;
        var restarted = host.RestartAsync(Trees);
        mayGoOn.Set();
        await restarted;
        if (await Record.ExceptionAsync(() => terminated) is { } stopped)
        {
            Assert.IsType<IOException>(stopped);
        }

        await host.SettleAsync();

        Assert.Equal(6_001, await CountAsync(host, OrchestrationStatus.Terminated));
    }

    /// <summary>
    /// Does it while another instance comes and goes; looks at the end at what it has come to, and at what a crash in
    /// its midst comes to.
    /// </summary>
    private static async Task DoAsync(
        EmbeddedHost host,
        WrittenCount written,
        Func<OrchestrationClient, Task<ControlResult>> operate,
        Func<EmbeddedHost, Task> look)
    {
        using var copies = new TemporaryFolder();
        written.AfterCommit = commits =>
        {
            if (commits == 4)
            {
                JournalCopy.Make(host.Folder, copies["copy.db"]);
            }
        };
        written.Reset();
        Assert.Equal(ControlResult.Done, await operate(host.Client));
        Assert.InRange(written.Commits, 10, 100);
        written.AfterCommit = _ => { };
        await look(host);

        await using var crashed = new EmbeddedHost(Trees, EngineContract.Start, copy: copies["copy.db"]);
        await crashed.SettleAsync();
        await look(crashed);
    }

    private static async Task<EmbeddedHost> StandingAsync(int size, WrittenCount written)
    {
        var host = new EmbeddedHost(Trees, EngineContract.Start, new EngineOptions { Probe = written.Probe });
        await host.Client.StartAsync(Root, HostSteps.Net, size, Once, Cancellation);
        await host.SettleAsync();
        return host;
    }

    private static async Task<OrchestrationStatus> StatusAfterQuickAsync(EmbeddedHost host, string id)
    {
        await host.Client.StartAsync(Quick, "quick", string.Empty, Once, Cancellation);
        await host.Client.WaitForCompletionAsync("quick", Cancellation);
        return await host.StatusAsync(id);
    }

    private static async Task<long> CountAsync(EmbeddedHost host, OrchestrationStatus status) =>
        (await host.Client.CountAsync(new OrchestrationQuery { Name = Root.Value }, Cancellation))
            .GetValueOrDefault(status);
}
