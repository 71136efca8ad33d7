using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>
/// The keys of sessions and forms are a part of the installation, and no file of the user who happens to serve it.
/// </summary>
public sealed class SessionKeysTests : IDisposable
{
    private const string Keys = "SELECT count(*) || ' ' || max(Name) FROM session_keys";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task They_are_made_once_survive_a_restart_and_are_others_after_a_restore()
    {
        Assert.Empty(await ServeAsync("data", "--new"));
        var first = DatabaseFile.AskStore(_folder, "data", Keys);
        Assert.StartsWith("1 key-", first.ToString(), StringComparison.Ordinal);

        Assert.Empty(await ServeAsync("data"));
        await CommandLine.RunAsync(_folder, "backup", "copy.zip");
        await CommandLine.RunAsync(_folder, "restore", "copy.zip", "--data", "elsewhere");
        Assert.StartsWith(
            "Messages over 'folder' are held. This is a restored copy.",
            await ServeAsync("elsewhere"),
            StringComparison.Ordinal);

        Assert.Equal(first, DatabaseFile.AskStore(_folder, "data", Keys));
        var other = DatabaseFile.AskStore(_folder, "elsewhere", Keys);
        Assert.StartsWith("1 key-", other.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(first, other);
    }

    /// <summary>Serves an installation for a moment, and gives what it warned of.</summary>
    private async Task<string> ServeAsync(string data, params string[] more)
    {
        await using var serving = CommandLine.Start(
            _folder, ["serve", "--data", data, "--urls", "http://127.0.0.1:0", .. more]);
        await serving.ServedAtAsync();
        await serving.InterruptAsync();
        var outcome = await serving.EndAsync();
        Assert.Equal(CommandLine.Done, outcome.ExitCode);
        return outcome.Error;
    }
}
