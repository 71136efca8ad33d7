using System.Diagnostics;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Troubles with the data folder: each is said in a line or two, and nothing is lost.</summary>
public sealed class FolderTroubleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_that_is_served_is_nobody_elses()
    {
        var file = NetworksFile.Write(_folder, NetworksFile.GoodRows);
        await using var serving = CommandLine.Start(
            _folder, "serve", "--new", "--data", "data", "--urls", "http://127.0.0.1:0");
        var site = await serving.ServedAtAsync();

        var outcomes = await Task.WhenAll(
            NetworksFile.ApplyAsync(_folder, file),
            CommandLine.RunAsync(_folder, "serve", "--data", "data", "--urls", "http://127.0.0.1:0"));

        Assert.All(outcomes, outcome => CommandLine.AssertRefusal(
            outcome,
            "The data folder 'data' is in use by another process. Stop that process, or name another folder."));
        using var http = new HttpClient();
        Assert.NotEmpty(await http.GetStringAsync(site, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var file = NetworksFile.Write(_folder, NetworksFile.GoodRows);
        var below = Path.Combine(file, "data");

        foreach (var outcome in (Outcome[])[
            await CommandLine.RunAsync(_folder, "serve", "--new", "--data", below),
            await RehearseAsync(below),
            await NetworksFile.ApplyAsync(_folder, file, below)])
        {
            CommandLine.AssertRefusal(outcome, $"The data folder '{below}' cannot be written");
        }
    }

    [Fact]
    public async Task A_journal_of_a_newer_release_is_left_alone()
    {
        await InstallAsync();
        DatabaseFile.Change(Journal, "PRAGMA user_version = 99");
        var before = await ReadAsync(Journal);

        foreach (var outcome in await EachCommandAsync("data"))
        {
            CommandLine.AssertRefusal(
                outcome, "was written by a newer release (journal version 99; this release knows 3). Install that");
        }

        Assert.Equal(before, await ReadAsync(Journal));
    }

    [Fact]
    public async Task A_store_of_a_newer_release_is_left_alone()
    {
        await InstallAsync();
        DatabaseFile.Change(Store, "INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0')");
        var before = await ReadAsync(Store);

        foreach (var outcome in await EachCommandAsync("data"))
        {
            CommandLine.AssertRefusal(
                outcome, "was written by a newer release (it has the change '29991231000000_Later', which this");
        }

        Assert.Equal(before, await ReadAsync(Store));
    }

    [Theory]
    [InlineData("journal.db", "is damaged or is no journal")]
    [InlineData("store.db", "is damaged or is no store")]
    public async Task A_damaged_file_is_named_and_left_as_it_is(string name, string says)
    {
        await InstallAsync();
        var file = Path.Combine(_folder["data"], name);
        DatabaseFile.Change(file, "SELECT 1");
        var bytes = await ReadAsync(file);
        new Random(1).NextBytes(bytes.AsSpan(0, 4_096));
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        foreach (var outcome in await EachCommandAsync("data"))
        {
            CommandLine.AssertRefusal(outcome, says);
            Assert.Contains("Nothing was changed. Restore the newest backup", outcome.Error, StringComparison.Ordinal);
        }

        Assert.Equal(bytes, await ReadAsync(file));
    }

    [Fact]
    public async Task A_full_disk_is_said_and_a_rehearsal_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root can mount the small disk that this test fills.");
        Directory.CreateDirectory(_folder["small"]);
        Assert.SkipUnless(
            await ShellAsync("mount -t tmpfs -o size=2m tmpfs small"), "This machine mounts no disk in memory.");
        try
        {
            var full = await RehearseAsync("small/data");
            var import = await NetworksFile.ApplyAsync(
                _folder, NetworksFile.Write(_folder, NetworksFile.GoodRows), "small/other");
            Assert.True(await ShellAsync("mount -o remount,size=64m small"));
            var roomy = await RehearseAsync("small/data");

            Assert.Equal(CommandLine.Failed, full.ExitCode);
            Assert.Contains("The disk that holds 'small/data/", full.Error, StringComparison.Ordinal);
            Assert.Contains("Nothing that was confirmed is lost. Make room", full.Error, StringComparison.Ordinal);

            // While it stops, the engine's log tells of the first, the second, the fourth... error, a line each.
            Assert.InRange(full.ErrorLines.Length, 1, 8);
            CommandLine.AssertNoStackTrace(full);
            Assert.Equal(CommandLine.Failed, import.ExitCode);
            Assert.Contains("small/other", import.Error, StringComparison.Ordinal);
            Assert.InRange(import.ErrorLines.Length, 1, 8);
            CommandLine.AssertNoStackTrace(import);
            Assert.Equal(CommandLine.Done, roomy.ExitCode);
        }
        finally
        {
            await ShellAsync("umount small");
        }
    }

    private string Journal => Path.Combine(_folder["data"], "journal.db");

    private string Store => Path.Combine(_folder["data"], "store.db");

    private static Task<byte[]> ReadAsync(string file) =>
        File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

    private Task<Outcome> RehearseAsync(string data) =>
        CommandLine.RunAsync(_folder, "rehearse", CommandLine.Programme, "--networks", "2", "--data", data);

    private async Task InstallAsync()
    {
        var outcome = await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        Assert.Equal(CommandLine.Done, outcome.ExitCode);
    }

    private async Task<IReadOnlyList<Outcome>> EachCommandAsync(string data)
    {
        var file = NetworksFile.Write(_folder, NetworksFile.GoodRows, "each.csv");
        return
        [
            await CommandLine.RunAsync(_folder, "serve", "--data", data, "--urls", "http://127.0.0.1:0"),
            await NetworksFile.ApplyAsync(_folder, file, data),
        ];
    }

    private async Task<bool> ShellAsync(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = _folder.Path };
        using var shell = Process.Start(start)!;
        await shell.WaitForExitAsync(CancellationToken.None);
        return shell.ExitCode == 0;
    }
}
