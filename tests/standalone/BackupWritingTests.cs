using System.Diagnostics;
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
            @"^Backed up 'data' to 'copy\.zip' \([\d.]+ MB\)\. Read again and whole: "
            + @"\d+ histories, 0 messages, 0 files\.\n",
            outcome.Output);
        AssertOnly("copy.zip");
    }

    [Fact]
    public async Task What_a_backup_that_was_killed_has_left_is_no_obstacle()
    {
        await InstallAsync();
        Directory.CreateDirectory(Part);
        foreach (var name in (string[])["programflows-staging", "journal.db", "store.db", "backup.zip"])
        {
            await WriteAsync(Path.Combine(Part, name), "half");
        }

        Assert.Equal(CommandLine.Done, (await BackupAsync("copy.zip")).ExitCode);
        AssertOnly("copy.zip");
    }

    [Theory]
    [InlineData("a folder")]
    [InlineData("a file")]
    [InlineData("a link to a folder")]
    [InlineData("a link to a staging folder")]
    [InlineData("a link to nothing")]
    public async Task What_no_backup_has_left_is_neither_used_nor_removed(string what)
    {
        await InstallAsync();
        var own = what == "a folder" ? Part : _folder["own"];
        Directory.CreateDirectory(own);
        await WriteAsync(
            Path.Combine(own, what == "a link to a staging folder" ? "programflows-staging" : "mine.txt"), "mine");
        if (what == "a file")
        {
            await WriteAsync(Part, "mine");
        }
        else if (what != "a folder")
        {
            Directory.CreateSymbolicLink(Part, what == "a link to nothing" ? _folder["nothing"] : own);
        }

        CommandLine.AssertRefusal(
            await BackupAsync("copy.zip"),
            "'copy.zip.part' stands in the way: it is no folder that this program has left. Nothing in it was "
            + "touched. Move it away, or name another file.");

        var kept = Assert.Single(Directory.GetFiles(own));
        Assert.Equal("mine", await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken));
        AssertOnly(own == Part ? ["copy.zip.part"] : ["copy.zip.part", "own"]);
    }

    [Fact]
    public async Task A_staging_folder_that_was_left_open_is_closed_before_anything_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has rights of another kind.");
        await InstallAsync();
        Directory.CreateDirectory(Part);
        await using var held = new FileStream(
            Path.Combine(Part, "programflows-staging"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Part, (UnixFileMode)0b111_111_111);
        }

        CommandLine.AssertRefusal(
            await BackupAsync("copy.zip"), "'copy.zip' is being written by another process. Wait for it");

        Assert.Equal((UnixFileMode)0b111_000_000, new DirectoryInfo(Part).UnixFileMode);
    }

    [Fact]
    public async Task A_full_disk_is_named_as_the_place_that_was_written()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root can mount the small disk that this test fills.");
        await InstallAsync();
        Directory.CreateDirectory(_folder["small"]);
        var journal = new FileInfo(Path.Combine(_folder["data"], "journal.db")).Length;
        Assert.SkipUnless(
            await ShellAsync($"mount -t tmpfs -o size={(journal / 1024) + 64}k tmpfs small"),
            "This machine mounts no disk in memory.");
        try
        {
            var outcome = await BackupAsync("small/copy.zip");

            CommandLine.AssertRefusal(outcome, "'small/copy.zip.part/store.db'");
            Assert.DoesNotContain("'data/store.db'", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("No backup was written.", outcome.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["small"]));
        }
        finally
        {
            await ShellAsync("umount small");
        }
    }

    [Theory]
    [InlineData("UPDATE turns SET record = zeroblob(length(record)) WHERE pos = (SELECT max(pos) FROM turns)")]
    [InlineData("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")]
    public async Task A_damaged_journal_is_told_and_no_backup_is_written(string damage)
    {
        await InstallAsync();
        DatabaseFile.Change(
            Path.Combine(_folder["data"], "journal.db"),
            damage);

        var outcome = await BackupAsync("copy.zip");

        CommandLine.AssertRefusal(outcome, "'data/journal.db' is damaged");
        Assert.Contains("No backup was written.", outcome.Error, StringComparison.Ordinal);
        AssertOnly();
        var verified = await CommandLine.RunAsync(_folder, "verify");
        CommandLine.AssertRefusal(verified, "'data/journal.db' is damaged");
        Assert.DoesNotContain("this one was left", outcome.Error + verified.Error, StringComparison.Ordinal);
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

    private string Part => _folder["copy.zip.part"];

    private static Task WriteAsync(string file, string text) =>
        File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

    private async Task<bool> ShellAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = _folder.Path,
        })!;
        await shell.WaitForExitAsync(CancellationToken.None);
        return shell.ExitCode == 0;
    }

    private Task<Outcome> BackupAsync(string file) => CommandLine.RunAsync(_folder, "backup", file);

    private async Task InstallAsync() => Assert.Equal(
        CommandLine.Done,
        (await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows))).ExitCode);

    private void AssertOnly(params string[] added) => Assert.Equal(
        added.Concat(["data", "networks.csv"]).Order(),
        Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
}
