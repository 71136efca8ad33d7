using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A year that is killed again and again is the same year.</summary>
public sealed class KillTests : IDisposable
{
    private const int Networks = 6;
    private const int Kills = 10;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rehearsal_killed_at_ten_moments_of_the_year_ends_as_if_it_had_never_been()
    {
        // A new seed each time, told when it fails; put it here to see the same moments again.
        var seed = Random.Shared.Next();
        var whole = await Played.RehearseAsync(_folder, Played.Words(Networks, 1, "whole", "unkilled"));
        var words = Played.Words(Networks, 1, "out", "killed");
        var moments = MomentsToKillAt(new Random(seed), DatabaseFile.MomentOf(_folder, "unkilled"));

        foreach (var moment in moments)
        {
            await using var running = CommandLine.Start(_folder, words);
            while (DatabaseFile.MomentOf(_folder, "killed") < moment)
            {
                Assert.False(running.HasEnded, $"It ended before it could be killed. The seed is {seed}.");
                await Task.Yield();
            }

            await running.KillAsync();
        }

        var killed = await Played.RehearseAsync(_folder, words);

        Assert.True(killed == whole, $"Another year after {Kills} kills. The seed is {seed}. {Difference(whole, killed)}");
    }

    /// <summary>The first while the installation is made, the others over the year but its last days.</summary>
    private static IReadOnlyList<long> MomentsToKillAt(Random random, long end)
    {
        var start = new DateTime(2026, 9, 30, 0, 0, 0, DateTimeKind.Utc).Ticks;
        var last = end - TimeSpan.FromDays(14).Ticks;
        return [0, .. Enumerable.Range(1, Kills - 1).Select(_ => random.NextInt64(start, last)).Order()];
    }

    private static string Difference(Played expected, Played actual) => string.Join(
        '\n',
        from lines in new[]
        {
            (expected.Transcript.Split('\n'), actual.Transcript.Split('\n')),
            (expected.Messages.Split('\n'), actual.Messages.Split('\n')),
        }
        from line in lines.Item1.Except(lines.Item2).Select(l => $"missing: {l}")
            .Concat(lines.Item2.Except(lines.Item1).Select(l => $"more: {l}")).Take(10)
        select line);
}
