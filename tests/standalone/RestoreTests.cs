using System.Diagnostics;
using System.IO.Compression;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A restore is whole or has not been, wherever it goes and however many are tried.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_several_restores_into_one_folder_one_is_done_and_the_folder_is_whole()
    {
        await BackUpAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RestoreAsync("copy.zip", "elsewhere")));

        Assert.Single(outcomes, o => o.ExitCode == CommandLine.Done);
        Assert.All(
            outcomes.Where(o => o.ExitCode != CommandLine.Done),
            o => CommandLine.AssertRefusal(o, "'elsewhere'"));
        await AssertWholeAsync("elsewhere");
    }

    [Fact]
    public async Task A_mount_point_takes_a_bad_backup_with_its_reason_and_then_a_good_one()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root can mount the disk of this test.");
        await BackUpAsync();
        await File.WriteAllBytesAsync(
            _folder["bad.zip"],
            [.. (await File.ReadAllBytesAsync(_folder["copy.zip"], TestContext.Current.CancellationToken))[..^4_000]],
            TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder["disk"]);
        Assert.SkipUnless(
            await ShellAsync("mount -t tmpfs -o size=64m tmpfs disk"), "This machine mounts no disk in memory.");
        try
        {
            // As a disk that was just formatted has it.
            Directory.CreateDirectory(Path.Combine(_folder["disk"], "lost+found"));

            CommandLine.AssertRefusal(await RestoreAsync("bad.zip", "disk"), "'bad.zip' is no backup, or is damaged");
            Assert.Single(Directory.EnumerateFileSystemEntries(_folder["disk"]));
            Assert.Equal(CommandLine.Done, (await RestoreAsync("copy.zip", "disk")).ExitCode);
            await AssertWholeAsync("disk");
        }
        finally
        {
            await ShellAsync("umount disk");
        }
    }

    [Fact]
    public async Task A_restore_that_was_killed_is_served_by_nobody_and_done_again()
    {
        await BackUpAsync();
        await using (var killed = CommandLine.Start(_folder, "restore", "copy.zip", "--data", "elsewhere"))
        {
            await killed.HasOpenAsync("store.db");
            await killed.KillAsync();
        }

        Assert.True(Directory.Exists(Path.Combine(_folder["elsewhere"], "restore.part")));
        foreach (var words in (string[][])[
            ["serve", "--urls", "http://127.0.0.1:0"], ["verify"], ["backup", "again.zip"], ["replay-check"],
            ["instances", "list"], ["instances", "stuck"], ["instances", "show", "any"]])
        {
            CommandLine.AssertRefusal(
                await CommandLine.RunAsync(_folder, [.. words, "--data", "elsewhere"]),
                "A restore into 'elsewhere' was not finished. Run 'restore' into it again.");
        }

        Assert.Equal(CommandLine.Done, (await RestoreAsync("copy.zip", "elsewhere")).ExitCode);
        await AssertWholeAsync("elsewhere");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_no_restore_has_left_is_neither_used_nor_removed(bool isLink)
    {
        await BackUpAsync();
        var part = Path.Combine(_folder["elsewhere"], "restore.part");
        Directory.CreateDirectory(_folder["elsewhere"]);
        var own = isLink ? _folder["own"] : part;
        Directory.CreateDirectory(own);
        await File.WriteAllTextAsync(Path.Combine(own, "mine.txt"), "mine", TestContext.Current.CancellationToken);
        if (isLink)
        {
            Directory.CreateSymbolicLink(part, own);
        }

        CommandLine.AssertRefusal(
            await RestoreAsync("copy.zip", "elsewhere"),
            "'elsewhere/restore.part' stands in the way: it is no folder that this program has left. Nothing in it "
            + "was touched. Move it away, or name another folder with --data.");
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(own))));
        Assert.Single(Directory.GetFileSystemEntries(_folder["elsewhere"]));
    }

    [Fact]
    public async Task A_folder_of_ones_own_beside_an_empty_one_is_not_swept()
    {
        await BackUpAsync();
        var mail = Path.Combine(_folder["elsewhere"], "mail");
        Directory.CreateDirectory(mail);
        Directory.CreateDirectory(Path.Combine(_folder["elsewhere"], "restore.part"));
        await File.WriteAllTextAsync(Path.Combine(mail, "mine.txt"), "mine", TestContext.Current.CancellationToken);

        CommandLine.AssertRefusal(await RestoreAsync("copy.zip", "elsewhere"), "'elsewhere' is not empty.");
        Assert.Single(Directory.GetFiles(mail));
    }

    [Fact]
    public async Task A_message_that_was_changed_in_the_backup_is_noticed()
    {
        await using (var demo = CommandLine.Start(
            _folder, "demo", "--networks", "1", "--urls", "http://127.0.0.1:0"))
        {
            await demo.ServedAtAsync();
        }

        await CommandLine.RunAsync(_folder, "backup", "copy.zip");
        using (var archive = await ZipFile.OpenAsync(
            _folder["copy.zip"], ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            var mail = archive.Entries.First(e => e.FullName.StartsWith("mail/", StringComparison.Ordinal));
            await using var stream = await mail.OpenAsync(TestContext.Current.CancellationToken);
            stream.WriteByte((byte)'!');
        }

        CommandLine.AssertRefusal(await RestoreAsync("copy.zip", "elsewhere"), "'copy.zip' is damaged: 'mail/");
        Assert.False(Directory.Exists(_folder["elsewhere"]));
    }

    [Theory]
    [InlineData("installation.json", "was backed up, and is missing in it.")]
    [InlineData("README.txt", "was backed up, and is missing in it.")]
    [InlineData("mail/slipped-in.eml", "is not what was backed up.")]
    public async Task What_was_taken_out_of_the_backup_or_slipped_into_it_is_noticed(string name, string says)
    {
        await BackUpAsync();
        using (var archive = await ZipFile.OpenAsync(
            _folder["copy.zip"], ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            if (archive.GetEntry(name) is { } entry)
            {
                entry.Delete();
            }
            else
            {
                archive.CreateEntry(name);
            }
        }

        CommandLine.AssertRefusal(
            await RestoreAsync("copy.zip", "elsewhere"), $"'copy.zip' is damaged: '{name}' {says}");
        Assert.False(Directory.Exists(_folder["elsewhere"]));
    }

    [Theory]
    [InlineData("../escaped.eml")]
    [InlineData("mail/../../escaped.eml")]
    [InlineData("journal.lock")]
    public async Task What_no_backup_holds_is_not_unpacked(string name)
    {
        await BackUpAsync();
        using (var archive = await ZipFile.OpenAsync(
            _folder["copy.zip"], ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            archive.CreateEntry(name);
        }

        CommandLine.AssertRefusal(
            await RestoreAsync("copy.zip", "elsewhere"), $"'copy.zip' is no backup: it holds '{name}'.");
        Assert.False(Directory.Exists(_folder["elsewhere"]));
        Assert.False(File.Exists(_folder["escaped.eml"]));
    }

    private Task<Outcome> RestoreAsync(string file, string data) =>
        CommandLine.RunAsync(_folder, "restore", file, "--data", data);

    private async Task AssertWholeAsync(string data)
    {
        Assert.False(Directory.Exists(Path.Combine(_folder[data], "restore.part")));
        Assert.Equal(DatabaseFile.CountsIn(_folder, "data"), DatabaseFile.CountsIn(_folder, data));
        Assert.Equal(
            CommandLine.Done, (await CommandLine.RunAsync(_folder, "verify", "--data", data)).ExitCode);
    }

    private async Task BackUpAsync()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        Assert.Equal(CommandLine.Done, (await CommandLine.RunAsync(_folder, "backup", "copy.zip")).ExitCode);
    }

    private async Task<bool> ShellAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = _folder.Path,
        })!;
        await shell.WaitForExitAsync(CancellationToken.None);
        return shell.ExitCode == 0;
    }
}
