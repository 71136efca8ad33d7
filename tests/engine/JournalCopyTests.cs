using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Backups: made while the engine works, checked, and used.</summary>
public sealed class JournalCopyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Catalogue Waiting => new Catalogue().Story("Story", c => c.Wait("E"));

    [Fact]
    public async Task A_copy_of_a_working_engine_holds_all_that_was_confirmed_before()
    {
        using var copies = new TemporaryFolder();
        await using var host = new EmbeddedHost(Waiting, EngineContract.Start);
        await StartManyAsync(host, "before", 500);
        await host.RaiseAsync("E", "kept", "before-0");
        var during = StartManyAsync(host, "during", 500);
        JournalCopy.Make(host.Folder, copies[JournalCopy.FileName]);
        await during;
        JournalCopy.Check(copies[JournalCopy.FileName]);

        await using var restored = new EmbeddedHost(Waiting, EngineContract.Start, copy: copies[JournalCopy.FileName]);
        Assert.Equal("kept", await restored.OutputAsync("before-0"));
        var counts = await restored.Client.CountAsync(
            new OrchestrationQuery { InstanceIdPrefix = "before" }, Cancellation);
        Assert.Equal(500, counts.Values.Sum());
        await restored.RaiseAsync("E", "after the restore", "before-499");
        Assert.Equal("after the restore", await restored.OutputAsync("before-499"));

        // The engine that was copied has lost nothing either.
        Assert.Equal(1_000, (await host.Client.CountAsync(new OrchestrationQuery(), Cancellation)).Values.Sum());
    }

    [Fact]
    public async Task A_file_that_exists_is_not_overwritten()
    {
        using var copies = new TemporaryFolder();
        File.WriteAllText(copies["copy"], "precious");
        await using var host = new EmbeddedHost(Waiting, EngineContract.Start);

        var error = Assert.Throws<JournalException>(() => JournalCopy.Make(host.Folder, copies["copy"]));
        Assert.Equal(JournalError.ReadOnly, error.Reason);
        Assert.Equal("precious", File.ReadAllText(copies["copy"]));
    }

    [Fact]
    public void A_folder_without_a_journal_has_no_copy()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<JournalException>(() => JournalCopy.Make(folder.Path, folder["copy"]));
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no database at all, and long enough to be looked at")]
    public void What_is_no_journal_does_not_pass(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["copy"], content);

        var error = Assert.Throws<JournalException>(() => JournalCopy.Check(folder["copy"]));
        Assert.Equal(JournalError.Damaged, error.Reason);
    }

    [Theory]
    [InlineData("UPDATE turns SET record = zeroblob(length(record))")]
    [InlineData("UPDATE turns SET record = substr(record, 1, length(record) - 1)")]
    [InlineData("UPDATE inbox SET event = zeroblob(length(event))")]
    public async Task A_row_whose_checksum_does_not_fit_does_not_pass(string damage)
    {
        using var copies = new TemporaryFolder();
        await using var host = new EmbeddedHost(Waiting, EngineContract.Start);
        await host.StartAsync();
        await host.SuspendAsync();
        await host.RaiseAsync("E", "kept in the inbox");
        JournalCopy.Make(host.Folder, copies["copy"]);
        JournalCopy.Check(copies["copy"]);
        using (var database = new Database(copies["copy"], readOnly: false))
        {
            database.Run(damage);
        }

        var error = Assert.Throws<JournalException>(() => JournalCopy.Check(copies["copy"]));
        Assert.Equal(JournalError.Damaged, error.Reason);
    }

    private static Task<StartResult[]> StartManyAsync(EmbeddedHost host, string prefix, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => host.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            $"{prefix}-{i}",
            string.Empty,
            new StartOptions(InstanceIdReuse.Never),
            Cancellation)));
}
