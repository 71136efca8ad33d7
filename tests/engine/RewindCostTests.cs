using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>What a rewind costs, counted in runs of the orchestrator's code and in commits.</summary>
public sealed class RewindCostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fan_out_of_2_000_failures_is_rewound_with_a_handful_of_replays()
    {
        var (mails, runs, isDown) = (0, 0, true);
        await using var host = new EmbeddedHost(
            new Catalogue().Activity<string, string>("Mail", (_, input) =>
            {
                Interlocked.Increment(ref mails);
                return Volatile.Read(ref isDown) ? throw new IOException("smtp down") : Task.FromResult(input);
            }).Story("Story", async c =>
            {
                Interlocked.Increment(ref runs);
                var mailed = Enumerable.Range(0, 2_000).Select(_ => c.Call("Mail"));
                return $"{(await Task.WhenAll([.. mailed, c.Wait("E")])).Length}";
            }),
            EngineContract.Start);
        await host.StartAsync();
        await host.RaiseAsync("E", "the last answer");
        await host.FailureAsync();
        (runs, isDown) = (0, false);
        await RewindAsync(host);

        Assert.Equal("2001", await host.OutputAsync());
        Assert.Equal(4_000, mails);
        Assert.InRange(runs, 1, 5);
    }

    [Fact]
    public async Task A_failure_that_was_dealt_with_in_silence_stays_among_many_that_were_not()
    {
        var (caught, mails) = (0, 0);
        await using var host = new EmbeddedHost(
            new Catalogue()
                .Activity<string, string>("Caught", (_, _) =>
                    Interlocked.Increment(ref caught) > 0 ? throw new IOException("known") : Task.FromResult(""))
                .Activity<string, string>("Mail", (_, input) =>
                    Interlocked.Increment(ref mails) <= 40
                        ? throw new IOException("smtp down")
                        : Task.FromResult(input))
                .Echoes("Later")
                .Story("Story", async c =>
                {
                    var before = Enumerable.Range(0, 20).Select(_ => c.Call("Mail", "mailed")).ToList();
                    var known = c.Call("Caught");
                    var behind = Enumerable.Range(0, 20).Select(_ => c.Call("Mail", "mailed")).ToList();
                    try
                    {
                        await known;
                    }
                    catch (TaskFailedException)
                    {
                        // It is lived with.
                    }

                    await c.Wait("B");
                    var later = await c.Call("Later", "later");
                    await c.Wait("E");
                    return $"{(await Task.WhenAll([.. before, .. behind])).Length} {later}";
                }),
            EngineContract.Start);
        await host.StartAsync();
        await host.RaiseAsync("B", "x");
        await host.RaiseAsync("E", "x");
        await host.FailureAsync();
        await RewindAsync(host);

        Assert.Equal("40 later", await host.OutputAsync());
        Assert.Equal((1, 80), (caught, mails));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_thousand_failed_sub_orchestrations_are_rewound_despite_crashes(bool aPartIsGone)
    {
        using var copies = new TemporaryFolder();
        var written = new WrittenCount();
        var isDown = true;
        var catalogue = new Catalogue()
            .Activity<string, string>("Mail", (_, input) =>
                Volatile.Read(ref isDown) ? throw new IOException("smtp down") : Task.FromResult(input))
            .Story("Part", c => c.Call("Mail"))
            .Story("Quick", _ => Task.FromResult("quick"))
            .Story("Story", async c => $"{(await Task.WhenAll(
                Enumerable.Range(0, 2_000).Select(i => c.Sub("Part", $"part-{i}")))).Length}");
        await using var host = new EmbeddedHost(
            catalogue, EngineContract.Start, new EngineOptions { Probe = written.Probe });
        await host.StartAsync();
        await host.FailureAsync();
        if (aPartIsGone)
        {
            await host.Client.PurgeAsync("part-1999", Cancellation);
        }

        isDown = false;
        written.AfterCommit = commits =>
        {
            if (commits == 3)
            {
                JournalCopy.Make(host.Folder, copies["copy.db"]);
            }
        };
        written.Reset();
        var rewound = host.Client.RewindAsync(HostSteps.Net, "try again", Cancellation);
        await host.StartAsync("Quick", "quick");
        Assert.Equal(ControlResult.Done, await rewound);
        Assert.InRange(written.Commits, 8, 100);
        await host.SettleAsync();
        Assert.Equal("2000", await host.OutputAsync());

        await using var crashed = new EmbeddedHost(catalogue, EngineContract.Start, copy: copies["copy.db"]);
        await crashed.SettleAsync();
        Assert.Equal("2000", await crashed.OutputAsync());
    }

    private static async Task RewindAsync(EmbeddedHost host)
    {
        Assert.Equal(ControlResult.Done, await host.Client.RewindAsync(HostSteps.Net, "try again", Cancellation));
        await host.SettleAsync();
    }
}
