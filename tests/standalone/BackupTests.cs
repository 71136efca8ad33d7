using System.IO.Compression;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A backup is made while the installation is served, and serves again elsewhere.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_backed_up_while_it_is_served_serves_again_from_another_folder()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        string before;
        await using (var serving = Serve("data"))
        {
            before = await PageAsync(serving);
            var backup = await CommandLine.RunAsync(_folder, "backup", "copy.zip");
            Assert.Equal((CommandLine.Done, string.Empty), (backup.ExitCode, backup.Error));
        }

        var restore = await CommandLine.RunAsync(_folder, "restore", "copy.zip", "--data", "elsewhere");
        await using var again = Serve("elsewhere");

        Assert.Equal((CommandLine.Done, string.Empty), (restore.ExitCode, restore.Error));
        Assert.StartsWith("Restored 'copy.zip' to 'elsewhere'.", restore.Output, StringComparison.Ordinal);
        Assert.Equal(DatabaseFile.CountsIn(_folder, "data"), DatabaseFile.CountsIn(_folder, "elsewhere"));
        Assert.Equal(before, await PageAsync(again));
    }

    [Fact]
    public async Task Only_an_installation_is_backed_up_and_no_file_is_overwritten()
    {
        var nothing = await CommandLine.RunAsync(_folder, "backup", "copy.zip", "--data", "nowhere");
        await File.WriteAllTextAsync(_folder["copy.zip"], "mine", TestContext.Current.CancellationToken);
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        var taken = await CommandLine.RunAsync(_folder, "backup", "copy.zip");

        CommandLine.AssertRefusal(
            nothing, "There is nothing in 'nowhere' to back up. Name the data folder with --data.");
        CommandLine.AssertRefusal(taken, "'copy.zip' exists. Name another file, so that no backup is overwritten.");
        Assert.Equal(
            "mine", await File.ReadAllTextAsync(_folder["copy.zip"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_restore_goes_into_an_empty_folder_only()
    {
        Directory.CreateDirectory(_folder["data"]);
        await File.WriteAllTextAsync(
            Path.Combine(_folder["data"], "mine.txt"), "mine", TestContext.Current.CancellationToken);

        var outcome = await CommandLine.RunAsync(_folder, "restore", "copy.zip");

        CommandLine.AssertRefusal(outcome, "'data' is not empty. Name an empty folder with --data");
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder["data"]));
    }

    [Theory]
    [InlineData("missing", "There is no file 'copy.zip'. Name a file that 'backup' made.")]
    [InlineData("no archive", "'copy.zip' is no backup, or is damaged:")]
    [InlineData("another archive", "'copy.zip' is no backup: it holds no 'journal.db'.")]
    [InlineData("a damaged journal", "is damaged or is no journal")]
    public async Task What_is_no_whole_backup_is_refused_and_leaves_nothing_behind(string what, string says)
    {
        if (what != "missing")
        {
            await File.WriteAllTextAsync(_folder["copy.zip"], what, TestContext.Current.CancellationToken);
        }

        if (what is "another archive" or "a damaged journal")
        {
            File.Delete(_folder["copy.zip"]);
            using var archive = await ZipFile.OpenAsync(
                _folder["copy.zip"], ZipArchiveMode.Create, TestContext.Current.CancellationToken);
            foreach (var name in what == "another archive" ? ["letters.txt"] : new[] { "journal.db", "store.db" })
            {
                await using var entry =
                    await archive.CreateEntry(name).OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync(new byte[8_192], TestContext.Current.CancellationToken);
                entry.WriteByte(1);
            }
        }

        var outcome = await CommandLine.RunAsync(_folder, "restore", "copy.zip");

        CommandLine.AssertRefusal(outcome, says);
        Assert.False(Directory.Exists(_folder["data"]));
    }

    private static async Task<string> PageAsync(RunningCommand serving)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(await serving.ServedAtAsync(), TestContext.Current.CancellationToken);
    }

    private RunningCommand Serve(string data) =>
        CommandLine.Start(_folder, "serve", "--data", data, "--urls", "http://127.0.0.1:0");
}
