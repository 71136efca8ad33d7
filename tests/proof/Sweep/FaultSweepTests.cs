using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Proof.Worlds;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>A write that fails once, anywhere, changes nothing of how an orchestration ends.</summary>
public sealed class FaultSweepTests
{
    public static TheoryData<int> Cases => CrashSweepTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_write_that_fails_once_changes_nothing(int index)
    {
        var played = SweepCases.All[index];
        using var folders = new TemporaryFolder();
        var (expected, points) = await PlayAsync(played, folders["calm"], failing: 0);
        for (var failing = 1; failing <= points; failing++)
        {
            var (found, _) = await PlayAsync(played, folders[$"{failing}"], failing);
            CrashSweepTests.Same(expected, found, $"{played} fails at point {failing} of {points}");
            Directory.Delete(folders[$"{failing}"], recursive: true);
        }
    }

    private static async Task<(Ending Ending, int Points)> PlayAsync(SweepCase played, string folder, int failing)
    {
        var points = 0;
        var performance = new Performance(played, new Snapshot(folder, new Ledger(), World.Begin, 0))
        {
            AtWrite = point =>
            {
                if (++points == failing)
                {
                    throw new JournalException(JournalError.DiskError, $"The sweep breaks the disk ({point}).");
                }
            },
        };
        var ending = await performance.RunAsync(TestContext.Current.CancellationToken);
        return (ending, points);
    }
}
