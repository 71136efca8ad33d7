using System.Security.Cryptography;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Proof.Worlds;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>A crash at any write of any orchestration changes nothing of how it ends.</summary>
public sealed class CrashSweepTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, SweepCases.All.Count)];

    [Fact]
    public void The_sweep_knows_at_least_twenty_orchestrators() => Assert.True(SweepCases.All.Count >= 20);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_crash_at_any_write_or_commit_changes_nothing(int index)
    {
        var played = SweepCases.All[index];
        using var folders = new TemporaryFolder();
        var points = new Dictionary<WritePoint, int>();
        var snapshots = new Dictionary<string, (Snapshot Left, string Where)>();
        Performance? first = null;
        first = new Performance(played, new Snapshot(folders["first"], new Ledger(), World.Begin, 0))
        {
            AtWrite = point =>
            {
                // A crash here leaves these files. Moments that leave the same are tried once.
                points[point] = points.GetValueOrDefault(point) + 1;
                var copy = folders[$"{points.Values.Sum()}"];
                FolderCopy.Make(folders["first"], copy);
                var left = first!.Now(copy);
                if (!snapshots.TryAdd(Fingerprint(left), (left, $"{played} crashes {point} {points[point]}")))
                {
                    Directory.Delete(copy, recursive: true);
                }
            },
        };
        var expected = await first.RunAsync(TestContext.Current.CancellationToken);

        foreach (var (left, where) in snapshots.Values)
        {
            var found = await new Performance(played, left).RunAsync(TestContext.Current.CancellationToken);
            Same(expected, found, where);
        }

        Assert.All(Enum.GetValues<WritePoint>(), p => Assert.True(points.GetValueOrDefault(p) > 0));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{played}: {string.Join(", ", points)}; {snapshots.Count} different crashes, 0 differences");
    }

    internal static void Same(Ending expected, Ending found, string where)
    {
        try
        {
            Assert.Equal(expected.States, found.States);
            Assert.Equal(expected.Effects, found.Effects);
            Assert.Equal(expected.Histories, found.Histories);
        }
        catch (Exception e)
        {
            throw new ProofFailedException(where, e);
        }
    }

    private static string Fingerprint(Snapshot left)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(left.Folder).Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return $"{Convert.ToHexString(hash.GetHashAndReset())} {left.Ledger.Runs} {left.Now:O} {left.Confirmed}";
    }
}
