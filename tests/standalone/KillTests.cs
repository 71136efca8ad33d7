using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A year that is killed again and again is the same year.</summary>
public sealed class KillTests(Year year) : IDisposable
{
    private const int Kills = 10;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rehearsal_killed_at_ten_moments_of_the_year_ends_as_if_it_had_never_been()
    {
        // A new seed each time, told when it fails; put it here to see the same moments again.
        var seed = Random.Shared.Next();
        var words = Year.Words("out", "data");
        foreach (var moment in MomentsToKillAt(new Random(seed)))
        {
            await using var running = CommandLine.Start(_folder, words);
            await DatabaseFile.ReachedAsync(_folder, "data", moment, running);
            Assert.False(running.HasEnded, $"It ended before it could be killed. The seed is {seed}.");
            await running.KillAsync();
        }

        var killed = await Played.RehearseAsync(_folder, words);

        Assert.True(
            killed == year.Played,
            $"Another year after {Kills} kills, seed {seed}:\n{Played.Difference(year.Played, killed)}");
    }

    /// <summary>The first while the installation is made, the others over the year, in its order.</summary>
    private static IReadOnlyList<long> MomentsToKillAt(Random random)
    {
        var start = new DateTime(2026, 9, 30, 0, 0, 0, DateTimeKind.Utc).Ticks;
        var end = new DateTime(2027, 10, 15, 0, 0, 0, DateTimeKind.Utc).Ticks;
        return [0, .. Enumerable.Range(1, Kills - 1).Select(_ => random.NextInt64(start, end)).Order()];
    }
}
