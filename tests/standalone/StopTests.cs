using Microsoft.Data.Sqlite;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Ctrl-C and SIGTERM end every command at every stage, with the exit code that <c>--help</c> tells.</summary>
public sealed class StopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", "hears")]
    [InlineData("TERM", "hears")]
    [InlineData("TERM", "journal.lock")]
    [InlineData("INT", "store.db")]
    [InlineData("TERM", "serves")]
    public async Task A_served_installation_ends_with_success_wherever_it_is_stopped(string signal, string stage)
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        await using (var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0"))
        {
            await StopAtAsync(serving, signal, stage);
            AssertEnded(await serving.EndAsync(), CommandLine.Done);
        }

        Assert.Equal(CommandLine.Done, (await CommandLine.RunAsync(_folder, "verify")).ExitCode);
    }

    [Theory]
    [InlineData("INT", "store.db", "verify")]
    [InlineData("TERM", "store.db", "verify")]
    [InlineData("INT", "journal.db", "backup", "copy.zip")]
    [InlineData("TERM", "journal.db", "backup", "copy.zip")]
    [InlineData("TERM", "journal.db", "instances", "list")]
    public async Task A_command_that_waits_for_the_disk_is_stopped_and_leaves_nothing(
        string signal, string file, params string[] words)
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        var before = Directory.GetFileSystemEntries(_folder.Path);

        // Whoever wants to read it has to wait for this.
        await using var held = new SqliteConnection($"Data Source={_folder["data"]}/{file};Pooling=False");
        await held.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = held.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await using var running = CommandLine.Start(_folder, words);
        await StopAtAsync(running, signal, file);

        AssertEnded(await running.EndAsync(), CommandLine.Cancelled);
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("replay-check")]
    [InlineData("instances", "list")]
    [InlineData("instances", "stuck")]
    [InlineData("backup", "copy.zip")]
    [InlineData("restore", "other.zip", "--data", "elsewhere")]
    [InlineData("import", "networks.csv", "--apply", "--programme", "PROGRAMME")]
    [InlineData("rehearse", "PROGRAMME", "--networks", "2")]
    public async Task A_command_that_is_stopped_as_it_begins_says_so_or_is_done(params string[] words)
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        await CommandLine.RunAsync(_folder, "backup", "other.zip");
        words = [.. words.Select(w => w == "PROGRAMME" ? CommandLine.Programme : w)];
        foreach (var signal in (string[])["INT", "TERM"])
        {
            await using var running = CommandLine.Start(_folder, words);
            await StopAtAsync(running, signal, "hears");
            AssertEnded(await running.EndAsync(), CommandLine.Cancelled);
        }

        Assert.False(Directory.Exists(_folder["elsewhere"]));
        Assert.False(File.Exists(_folder["copy.zip"]));
        Assert.Equal(CommandLine.Done, (await CommandLine.RunAsync(_folder, "verify")).ExitCode);
    }

    private static async Task StopAtAsync(RunningCommand running, string signal, string stage)
    {
        await (stage switch
        {
            "hears" => running.HearsSignalsAsync(),
            "serves" => running.ServedAtAsync(),
            _ => running.HasOpenAsync(stage),
        });
        await (signal == "INT" ? running.InterruptAsync() : running.TerminateAsync());
    }

    private static void AssertEnded(Outcome outcome, int exitCode)
    {
        CommandLine.AssertNoStackTrace(outcome);
        Assert.True(exitCode == outcome.ExitCode, $"It ended with {outcome.ExitCode}: {outcome}");
        Assert.Contains(outcome.Error, (string[])["", "Stopped. Everything that was confirmed is kept.\n"]);
    }
}
