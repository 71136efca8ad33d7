using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A backup is written beside its target, read again before it is told, and leaves nothing else.</summary>
public sealed class BackupWritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/proc")]
    public async Task Nothing_is_staged_in_the_systems_temporary_folder(string temporary)
    {
        await InstallAsync();

        await using var running = CommandLine.StartWith(_folder, "TMPDIR", temporary, "backup", "copy.zip");
        var outcome = await running.EndAsync();

        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        Assert.Matches(
            @"^Backed up 'data' to 'copy\.zip' \([\d.]+ MB\)\. Read again and whole: \d+ histories, 0 messages\.\n",
            outcome.Output);
        AssertOnly("copy.zip");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_backup_that_was_killed_has_left_is_no_obstacle(bool isFile)
    {
        await InstallAsync();
        if (isFile)
        {
            await File.WriteAllTextAsync(_folder["copy.zip.part"], "half", TestContext.Current.CancellationToken);
        }
        else
        {
            Directory.CreateDirectory(_folder["copy.zip.part"]);
            foreach (var name in (string[])["lock", "journal.db", "store.db", "backup.zip"])
            {
                await File.WriteAllTextAsync(
                    Path.Combine(_folder["copy.zip.part"], name), "half", TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(CommandLine.Done, (await BackupAsync("copy.zip")).ExitCode);
        AssertOnly("copy.zip");
    }

    [Fact]
    public async Task A_damaged_journal_is_told_and_no_backup_is_written()
    {
        await InstallAsync();
        DatabaseFile.Change(
            Path.Combine(_folder["data"], "journal.db"),
            "UPDATE turns SET record = zeroblob(length(record)) WHERE pos = (SELECT max(pos) FROM turns)");

        var outcome = await BackupAsync("copy.zip");

        CommandLine.AssertRefusal(outcome, "'data/journal.db' is damaged");
        Assert.Contains("No backup was written.", outcome.Error, StringComparison.Ordinal);
        AssertOnly();
    }

    [Fact]
    public async Task A_damaged_store_is_told_and_no_backup_is_written()
    {
        await InstallAsync();
        DatabaseFile.BreakIndex(Path.Combine(_folder["data"], "store.db"));

        var outcome = await BackupAsync("copy.zip");

        CommandLine.AssertRefusal(outcome, "'data/store.db' is damaged");
        Assert.Contains("No backup was written.", outcome.Error, StringComparison.Ordinal);
        AssertOnly();
    }

    [Theory]
    [InlineData("nofolder/y.zip", "There is no folder 'nofolder'. Make it, or name another file.")]
    [InlineData("data", "'data' is a folder. Name a file that does not exist yet.")]
    public async Task A_target_that_cannot_be_is_named_and_nothing_is_left(string target, string says)
    {
        await InstallAsync();
        Directory.CreateDirectory(_folder["tmp"]);

        await using var running = CommandLine.StartWith(_folder, "TMPDIR", _folder["tmp"], "backup", target);

        CommandLine.AssertRefusal(await running.EndAsync(), says);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["tmp"]));
        AssertOnly("tmp");
    }

    [Fact]
    public async Task Of_two_backups_into_one_file_one_is_written_and_the_other_told()
    {
        await InstallAsync();

        var outcomes = await Task.WhenAll(BackupAsync("copy.zip"), BackupAsync("copy.zip"));

        Assert.Single(outcomes, o => o.ExitCode == CommandLine.Done);
        CommandLine.AssertRefusal(Assert.Single(outcomes, o => o.ExitCode != CommandLine.Done), "'copy.zip'");
        Assert.Equal(
            CommandLine.Done,
            (await CommandLine.RunAsync(_folder, "restore", "copy.zip", "--data", "elsewhere")).ExitCode);
    }

    private Task<Outcome> BackupAsync(string file) => CommandLine.RunAsync(_folder, "backup", file);

    private async Task InstallAsync() => Assert.Equal(
        CommandLine.Done,
        (await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows))).ExitCode);

    private void AssertOnly(params string[] added) => Assert.Equal(
        added.Concat(["data", "networks.csv"]).Order(),
        Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
}
