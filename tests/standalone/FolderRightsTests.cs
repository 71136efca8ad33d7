using System.IO.Compression;
using System.Runtime.Versioning;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Names, addresses and keys are for the user who serves them and for nobody else.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FolderRightsTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_its_owner_may_read_what_an_installation_and_its_backup_hold()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        await using (var demo = CommandLine.Start(
            _folder, "demo", "--networks", "1", "--urls", "http://127.0.0.1:0"))
        {
            await demo.ServedAtAsync();
            AssertOwners(_folder["data"]);
        }

        await CommandLine.RunAsync(_folder, "backup", "copy.zip");
        await CommandLine.RunAsync(_folder, "restore", "copy.zip", "--data", "elsewhere");

        Assert.Equal(OwnersFile, File.GetUnixFileMode(_folder["copy.zip"]));
        AssertOwners(_folder["elsewhere"]);
    }

    [Fact]
    public async Task Rights_that_were_wider_are_taken_back_and_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        File.SetUnixFileMode(_folder["data"], OwnersFolder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(Path.Combine(_folder["data"], "store.db"), OwnersFile | UnixFileMode.GroupRead);

        await using var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        await serving.ServedAtAsync();
        AssertOwners(_folder["data"]);
        await serving.InterruptAsync();

        Assert.Equal(
            "Other users could read the data folder 'data'. Its rights are now its owner's alone (0700, files 0600).\n",
            (await serving.EndAsync()).Error);
    }

    [Fact]
    public async Task A_backup_says_that_it_holds_personal_data_and_holds_no_secret()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        await using (var serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0"))
        {
            await serving.ServedAtAsync();
            await serving.InterruptAsync();
            await serving.EndAsync();
        }

        var key = (string)DatabaseFile.AskStore(_folder, "data", "SELECT max(Xml) FROM session_keys");
        var outcome = await CommandLine.RunAsync(_folder, "backup", "copy.zip");
        await ZipFile.ExtractToDirectoryAsync(
            _folder["copy.zip"], _folder["unpacked"], TestContext.Current.CancellationToken);

        Assert.Contains("It holds personal data", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(
            "ข้อมูลส่วนบุคคล",
            await File.ReadAllTextAsync(
                Path.Combine(_folder["unpacked"], "README.txt"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(0L, DatabaseFile.AskStore(_folder, "unpacked", "SELECT count(*) FROM session_keys"));
        var bytes = await File.ReadAllBytesAsync(
            Path.Combine(_folder["unpacked"], "store.db"), TestContext.Current.CancellationToken);
        var secret = key[(key.IndexOf("<value>", StringComparison.Ordinal) + "<value>".Length)..][..40];
        Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)));
    }

    private static void AssertOwners(string folder)
    {
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(folder));
        Assert.All(
            new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories),
            e => Assert.True(
                e.UnixFileMode == (e is DirectoryInfo ? OwnersFolder : OwnersFile), $"{e.FullName}: {e.UnixFileMode}"));
    }
}
