using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Which journals an engine opens, and how it refuses the others.</summary>
public sealed class JournalOpeningTests
{
    private static Catalogue Waiting => new Catalogue().Story("Story", c => c.Wait("E"));

    [Fact]
    public async Task A_folder_that_another_engine_works_in_is_refused()
    {
        await using var host = new EmbeddedHost(Waiting, EngineContract.Start);
        await host.StartAsync();

        Assert.Equal(JournalError.InUse, Refused(host.Folder));
        await host.RaiseAsync("E", "x");
        Assert.Equal("x", await host.OutputAsync());
    }

    [Fact]
    public async Task A_folder_is_free_again_once_its_engine_has_stopped_or_was_refused()
    {
        using var folder = new TemporaryFolder();
        await using (var first = Open(folder.Path))
        {
            first.Start();
            Assert.Equal(JournalError.InUse, Refused(folder.Path));
        }

        await using var second = Open(folder.Path);
        second.Start();
        Assert.Null(await second.WhenIdleAsync());
    }

    [Fact]
    public async Task A_stopped_engine_leaves_one_whole_file_behind()
    {
        using var folder = new TemporaryFolder();
        await Open(folder.Path).DisposeAsync();

        Assert.Equal(
            [JournalCopy.FileName, "journal.lock"],
            new DirectoryInfo(folder.Path).GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
        JournalCopy.Check(folder[JournalCopy.FileName]);
    }

    [Fact]
    public void What_the_engine_writes_is_on_the_disk_before_a_commit_returns()
    {
        const long Full = 2;
        using var temporary = new TemporaryFolder();
        using var folder = JournalFolder.Take(temporary.Path);
        using var database = folder.OpenForWriting();

        Assert.Equal(
            (Full, "wal"), (database.ReadInteger("PRAGMA synchronous"), database.ReadText("PRAGMA journal_mode")));
    }

    [Fact]
    public async Task An_engine_that_was_never_started_can_be_stopped()
    {
        using var folder = new TemporaryFolder();
        await using (var engine = Open(folder.Path))
        {
            Assert.Equal(DateTimeOffset.MinValue, engine.LastMoment);
        }

        await using var next = Open(folder.Path);
    }

    [Fact]
    public async Task A_journal_of_a_newer_release_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await Open(folder.Path).DisposeAsync();
        using (var database = new Database(folder[JournalCopy.FileName], readOnly: false))
        {
            database.Run($"PRAGMA user_version = {Schema.Version + 1}");
        }

        Assert.Equal(JournalError.NewerVersion, Refused(folder.Path));
        using (var database = new Database(folder[JournalCopy.FileName], readOnly: false))
        {
            Assert.Equal(Schema.Version + 1, database.ReadInteger("PRAGMA user_version"));
            database.Run($"PRAGMA user_version = {Schema.Version}");
        }

        await using var engine = Open(folder.Path);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var content = new string('x', 5_000);
        File.WriteAllText(folder[JournalCopy.FileName], content);

        Assert.Equal(JournalError.Damaged, Refused(folder.Path));
        Assert.Equal(content, File.ReadAllText(folder[JournalCopy.FileName]));
    }

    [Fact]
    public void A_database_that_is_no_journal_is_refused()
    {
        using var folder = new TemporaryFolder();
        using (var database = new Database(folder[JournalCopy.FileName], readOnly: false))
        {
            database.Run("CREATE TABLE recipes (name TEXT)");
        }

        Assert.Equal(JournalError.Damaged, Refused(folder.Path));
    }

    [Fact]
    public async Task A_journal_that_lost_its_end_is_refused()
    {
        using var folder = new TemporaryFolder();
        await Open(folder.Path).DisposeAsync();
        using (var file = File.OpenWrite(folder[JournalCopy.FileName]))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Equal(JournalError.Damaged, Refused(folder.Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], string.Empty);

        Assert.Equal(JournalError.ReadOnly, Refused(folder["file"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128L * 1024 * 1024)]
    public async Task A_damaged_history_blocks_its_instance_and_no_other(long liveBytes)
    {
        await using var host = new EmbeddedHost(
            Waiting, EngineContract.Start, new EngineOptions { LiveOrchestratorBytes = liveBytes });
        await host.StartAsync();
        await host.StartAsync(id: "other");
        await host.RestartAsync(Waiting);
        using (var database = new Database(Path.Combine(host.Folder, JournalCopy.FileName), readOnly: false))
        {
            database.Run(
                "UPDATE turns SET record = zeroblob(length(record)) WHERE pos = "
                + $"(SELECT head FROM instances WHERE id = '{HostSteps.Net}')");
        }

        await host.RaiseAsync("E", "x");
        await host.RaiseAsync("E", "x", "other");

        Assert.Contains("damaged", await host.ProblemAsync(), StringComparison.Ordinal);
        Assert.Equal("x", await host.OutputAsync("other"));
        var error = await Assert.ThrowsAsync<JournalException>(() => host.TraceAsync());
        Assert.Equal(JournalError.Damaged, error.Reason);
    }

    [Fact]
    public async Task An_engine_whose_folder_another_has_opened_since_writes_nothing_any_more()
    {
        using var folder = new TemporaryFolder();
        await using var engine = Open(folder.Path);
        engine.Start();
        using var other = new Database(folder[JournalCopy.FileName], readOnly: false);
        other.Run("UPDATE owner SET epoch = epoch + 1");

        var error = await Assert.ThrowsAsync<JournalException>(() => engine.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            "lost",
            "",
            new StartOptions(InstanceIdReuse.Never),
            TestContext.Current.CancellationToken));

        Assert.Equal(JournalError.InUse, error.Reason);
        Assert.Equal(0, other.ReadInteger("SELECT count(*) FROM instances"));
        Assert.Same(error, await engine.FirstError);
    }

    [Fact]
    public async Task What_a_host_notes_stands_in_the_journal_before_and_while_it_runs()
    {
        using var folder = new TemporaryFolder();
        await using (var engine = Open(folder.Path))
        {
            Assert.Null(engine.HostMark);
            await engine.NoteAsync(new HostMark("here", "1"));
        }

        await using (var engine = Open(folder.Path))
        {
            Assert.Equal(new HostMark("here", "1"), engine.HostMark);
            engine.Start();
            await engine.NoteAsync(new HostMark("here", "2"));
            using var journal = JournalInspection.Open(folder.Path);
            Assert.Equal(new HostMark("here", "2"), journal.HostMark);
        }
    }

    [Fact]
    public async Task A_journal_of_the_first_version_is_read_and_migrated_when_opened()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(House.Root, "tests", "histories", "0.1.0.db"), folder[JournalCopy.FileName]);
        using (var journal = JournalInspection.Open(folder.Path))
        {
            Assert.Null(journal.HostMark);
        }

        await using (var engine = Open(folder.Path))
        {
            await engine.NoteAsync(new HostMark("here", "1"));
        }

        using var after = new Database(folder[JournalCopy.FileName], readOnly: true);
        Assert.Equal(Schema.Version, after.ReadInteger("PRAGMA user_version"));
        Assert.Equal("here", after.ReadText("SELECT installation FROM owner"));
    }

    private static JournalError Refused(string folder) =>
        Assert.Throws<JournalException>(() => Open(folder)).Reason;

    private static EmbeddedEngine Open(string folder) =>
        EmbeddedEngine.Open(
            new EngineOptions { Folder = folder, Clock = new VirtualClock(EngineContract.Start) },
            Waiting,
            NoServices.Instance,
            NullLoggerFactory.Instance);
}
