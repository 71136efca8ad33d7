using System.Security.Cryptography;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Files of evidence lie beside journal and store, and go where they go.</summary>
public sealed class EvidenceOnDiskTests : IDisposable
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private static readonly byte[] Kept = [1, 2, 3, 4];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_names_a_file_that_is_missing_or_no_longer_what_was_kept()
    {
        await KeepAsync();
        Assert.Contains(
            "Files of evidence: 1 read.", (await VerifyAsync(CommandLine.Done)).Output, StringComparison.Ordinal);

        File.WriteAllBytes(FileIn("data"), [1, 2, 3, 5]);
        Assert.Contains(
            $"1 file(s) of evidence are not what was kept: somebody or the disk has changed them: {Id}",
            (await VerifyAsync(CommandLine.Failed)).Output,
            StringComparison.Ordinal);

        File.Delete(FileIn("data"));
        Assert.Contains(
            $"1 file(s) of evidence are missing: restore them from the newest backup that has them: {Id}",
            (await VerifyAsync(CommandLine.Failed)).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_holds_them_and_a_restore_puts_them_back()
    {
        await KeepAsync();
        File.WriteAllText(Path.Combine(_folder["data"], "evidence", "unfinished.part"), "no evidence");
        var backup = await CommandLine.RunAsync(_folder, "backup", "copy.zip");
        Assert.Contains(", 1 files.", backup.Output, StringComparison.Ordinal);

        var restore = await CommandLine.RunAsync(_folder, "restore", "copy.zip", "--data", "again");

        Assert.Equal((CommandLine.Done, ""), (restore.ExitCode, restore.Error));
        Assert.Equal(Kept, File.ReadAllBytes(FileIn("again")));
        Assert.Equal([FileIn("again")], Directory.GetFiles(Path.Combine(_folder["again"], "evidence")));
    }

    private string FileIn(string data) => Path.Combine(_folder[data], "evidence", Id);

    private async Task<Outcome> VerifyAsync(int expected)
    {
        var verify = await CommandLine.RunAsync(_folder, "verify");
        Assert.Equal(expected, verify.ExitCode);
        return verify;
    }

    /// <summary>An installation with one file, as a page would have left it.</summary>
    private async Task KeepAsync()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        Directory.CreateDirectory(Path.Combine(_folder["data"], "evidence"));
        File.WriteAllBytes(FileIn("data"), Kept);
        var sum = Convert.ToHexStringLower(SHA256.HashData(Kept));
        DatabaseFile.Change(
            Path.Combine(_folder["data"], "store.db"),
            "INSERT INTO evidence (Id, TaskId, NetworkCode, Name, Kind, Bytes, Sha256, CameSha256, BroughtBy, At) "
            + $"VALUES ('{Id}', 'task', '500101', 'a.png', 1, 4, '{sum}', '{sum}', 'nok', "
            + "'2026-11-01T00:00:00.0000000Z')");
    }
}
