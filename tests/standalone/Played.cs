using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What a rehearsal wrote of what happened; two of the same year are compared whole.</summary>
internal sealed record Played(string Transcript, string Messages)
{
    public static string[] Words(int networks, int seed, string output, string? data = null) =>
    [
        "rehearse", CommandLine.Programme, "--networks", $"{networks}", "--seed", $"{seed}", "--out", output,
        .. data is null ? [] : new[] { "--data", data },
    ];

    public static async Task<Played> RehearseAsync(TemporaryFolder folder, params string[] words)
    {
        var outcome = await CommandLine.RunAsync(folder, words);
        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        return await ReadAsync(folder[words[Array.IndexOf(words, "--out") + 1]]);
    }

    private static async Task<Played> ReadAsync(string output) => new(
        await File.ReadAllTextAsync(Path.Combine(output, "transcript.txt"), TestContext.Current.CancellationToken),
        await File.ReadAllTextAsync(Path.Combine(output, "messages.csv"), TestContext.Current.CancellationToken));
}
