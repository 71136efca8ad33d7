using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Proof.Worlds;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Proof.PowerCuts;

/// <summary>
/// A journal whose files lost their end or were spoilt is recovered to a state that was committed, or refused; never
/// gone on with torn.
/// </summary>
public sealed class PowerCutTests
{
    private const int UsualSeeds = 150;
    private const string Journal = JournalFolder.FileName;
    private const string Log = Journal + "-wal";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_log_that_lost_its_end_is_recovered() => EachRecoversAsync(
        (folder, random) => Damage.Truncate(Path.Combine(folder, Log), random));

    [Fact]
    public Task A_log_whose_end_is_spoilt_is_recovered() => EachRecoversAsync(
        (folder, random) => Damage.SpoilTail(Path.Combine(folder, Log), random));

    [Fact]
    public Task An_index_of_the_log_that_is_left_over_does_no_harm() => EachRecoversAsync((folder, random) =>
    {
        var index = new byte[32_768 * random.Next(1, 3)];
        random.NextBytes(index);
        File.WriteAllBytes(Path.Combine(folder, Journal + "-shm"), index);
    });

    [Fact]
    public async Task A_spoilt_journal_is_refused_unless_it_can_do_no_harm()
    {
        using var folders = new TemporaryFolder();
        var expected = await PlayWholeAsync(folders["whole"]);
        var (refused, recovered, leftToCheck) = (0, 0, 0);
        var seeds = Seeds.Of(UsualSeeds).ToList();
        foreach (var seed in seeds)
        {
            await Seeds.RunAsync(seed, async s =>
            {
                var random = new Random(s);
                var folder = await CutAsync(folders, random, random.Next(3) > 0 ? Cut.Stopped : Cut.Restarted);
                Damage.SpoilAnywhere(Path.Combine(folder, Journal), random);
                var damaged = folders[Guid.NewGuid().ToString("N")];
                FolderCopy.Make(folder, damaged);
                var found = await Reopened.PlayAsync(folder, Cancellation);
                if (found.Refusal is { } refusal)
                {
                    Assert.True(refusal.Contains("backup", StringComparison.Ordinal), refusal);
                    refused++;
                }
                else if (expected.SequenceEqual(found.Ends!))
                {
                    recovered++;
                }
                else
                {
                    // What no row can tell of itself, such as an index that leaves one out, is what the check is for.
                    Assert.Throws<JournalException>(() => JournalCopy.Check(Path.Combine(damaged, Journal)));
                    leftToCheck++;
                }
            });
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{refused} refused, {recovered} recovered, {leftToCheck} told by the check alone");
        Assert.True(refused > 0 || seeds.Count == 1, "Nothing was refused: the damage does not reach the journal.");
    }

    [Fact]
    public async Task A_spoilt_history_is_told_by_its_checksum_and_blocks_its_instance_alone()
    {
        using var folders = new TemporaryFolder();
        var folder = await CutAsync(folders, new Random(1), Cut.Restarted);
        using (var database = new Database(Path.Combine(folder, Journal), readOnly: false))
        {
            database.Run(
                "UPDATE turns SET record = CAST(zeroblob(1) || substr(record, 2) AS BLOB) "
                + "WHERE pos = (SELECT head FROM instances WHERE id = 'network-3')");
        }

        var clock = new VirtualClock(Fleet.Begin.AddDays(7));
        await using var engine = Open(folder, clock);
        engine.Start();
        await new VirtualTime(engine, clock).PlayToAsync(Fleet.End, Cancellation);
        var page = await engine.Client.QueryAsync(new(), Cancellation);

        var blocked = Assert.Single(page.Items, i => i.Problem is not null);
        Assert.Equal("network-3", blocked.InstanceId);
        Assert.Contains("checksum", blocked.Problem, StringComparison.Ordinal);
        Assert.All(page.Items.Where(i => i != blocked), i => Assert.True(i.HasEnded));
    }

    private static async Task EachRecoversAsync(Action<string, Random> damage)
    {
        using var folders = new TemporaryFolder();
        var expected = await PlayWholeAsync(folders["whole"]);
        foreach (var seed in Seeds.Of(UsualSeeds))
        {
            await Seeds.RunAsync(seed, async s =>
            {
                var random = new Random(s);
                var folder = await CutAsync(folders, random, Cut.Plain);
                damage(folder, random);
                var found = await Reopened.PlayAsync(folder, Cancellation);
                Assert.Null(found.Refusal);
                Assert.Equal(expected, found.Ends);
            });
        }
    }

    private static async Task<IReadOnlyList<string>> PlayWholeAsync(string folder)
    {
        var whole = await Reopened.PlayAsync(folder, Cancellation);
        return whole.Ends ?? throw new ProofFailedException(whole.Refusal!);
    }

    /// <summary>The files of a journal in the middle of its work, as a power cut finds them.</summary>
    private static async Task<string> CutAsync(TemporaryFolder folders, Random random, Cut cut)
    {
        // The cuts are few and the ways to spoil them many: each is made once.
        var name = $"{cut}-{random.Next(4)}";
        if (!Directory.Exists(folders[name]))
        {
            await MakeCutAsync(folders, name, cut);
        }

        var copy = folders[Guid.NewGuid().ToString("N")];
        FolderCopy.Make(folders[name], copy);
        return copy;
    }

    private static async Task MakeCutAsync(TemporaryFolder folders, string name, Cut cut)
    {
        var days = name.Sum(c => c) % 9;
        var clock = new VirtualClock(Fleet.Begin);
        var engine = Open(folders[$"live-{name}"], clock);
        engine.Start();
        await Fleet.AskAsync(engine.Client, Cancellation);
        await new VirtualTime(engine, clock).PlayToAsync(Fleet.Begin.AddDays(days / 2), Cancellation);
        if (cut == Cut.Restarted)
        {
            // A stop moves the log into the journal; what comes after goes to a new log.
            await engine.DisposeAsync();
            engine = Open(folders[$"live-{name}"], clock);
            engine.Start();
        }

        await new VirtualTime(engine, clock).PlayToAsync(Fleet.Begin.AddDays(days), Cancellation);
        if (cut != Cut.Stopped)
        {
            FolderCopy.Make(folders[$"live-{name}"], folders[name]);
            await engine.DisposeAsync();
        }
        else
        {
            await engine.DisposeAsync();
            FolderCopy.Make(folders[$"live-{name}"], folders[name]);
        }
    }

    private static EmbeddedEngine Open(string folder, VirtualClock clock) => EmbeddedEngine.Open(
        new EngineOptions { Folder = folder, Clock = clock, StopTimeout = TimeSpan.Zero },
        Fleet.NewCatalogue(),
        NoServices.Instance,
        NullLoggerFactory.Instance);
}
