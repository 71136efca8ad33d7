using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What a rehearsal wrote of what happened; two of the same year are compared whole.</summary>
internal sealed record Played(string Transcript, string Messages)
{
    public static async Task<Played> RehearseAsync(TemporaryFolder folder, params string[] words)
    {
        var outcome = await CommandLine.RunAsync(folder, words);
        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        var output = folder[words[Array.IndexOf(words, "--out") + 1]];
        return new Played(
            await File.ReadAllTextAsync(
                Path.Combine(output, "transcript.txt"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(
                Path.Combine(output, "messages.csv"), TestContext.Current.CancellationToken));
    }

    /// <summary>The first lines that one of the two has and the other has not.</summary>
    public static string Difference(Played expected, Played actual)
    {
        var (before, after) = (LinesOf(expected), LinesOf(actual));
        return string.Join(
            '\n',
            before.Except(after).Take(5).Select(l => $"missing: {l}")
                .Concat(after.Except(before).Take(5).Select(l => $"more: {l}")));
    }

    private static string[] LinesOf(Played played) => $"{played.Transcript}{played.Messages}".Split('\n');
}
