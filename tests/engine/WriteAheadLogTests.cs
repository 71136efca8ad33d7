using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>The journal's write-ahead log does not keep the size that a busy hour gave it.</summary>
public sealed class WriteAheadLogTests : IAsyncDisposable
{
    // Only so that a log that is never emptied ends the test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string Payload = new('x', 100_000);

    private readonly TemporaryFolder _folder = new();
    private readonly ToldLog _log = new();
    private EmbeddedEngine? _engine;

    private string LogFile => _folder[$"{JournalCopy.FileName}-wal"];

    public async ValueTask DisposeAsync()
    {
        await (_engine?.DisposeAsync() ?? default);
        _folder.Dispose();
    }

    [Fact]
    public async Task An_engine_that_has_nothing_to_do_empties_its_log()
    {
        var engine = Start(new EngineOptions { QuietAfter = TimeSpan.FromMilliseconds(1) });

        await WorkAsync(engine, 20);
        await EmptiedAsync();

        // The file is empty a moment before the log says so.
        Assert.StartsWith("Debug: ", await _log.SaysAsync($"Checkpointed the write-ahead log '{LogFile}'"));
    }

    [Fact]
    public async Task A_reader_that_keeps_the_log_from_being_emptied_is_logged()
    {
        var engine = Start(new EngineOptions { QuietAfter = TimeSpan.FromMilliseconds(1), RemarkableLogBytes = 1 });
        await WorkAsync(engine, 1);
        using (var reader = new Database(_folder[JournalCopy.FileName], readOnly: true))
        {
            reader.Run("BEGIN");
            reader.ReadInteger("SELECT count(*) FROM instances");
            await WorkAsync(engine, 20);

            Assert.StartsWith(
                $"Warning: The write-ahead log '{LogFile}' has grown to ",
                await _log.SaysAsync("cannot be checkpointed"),
                StringComparison.Ordinal);
            Assert.NotEqual(0, new FileInfo(LogFile).Length);
            reader.Run("COMMIT");
        }

        await WorkAsync(engine, 1);
        await EmptiedAsync();
    }

    [Fact]
    public async Task A_busy_engine_tells_of_a_reader_too_and_only_when_the_log_has_doubled()
    {
        var engine = Start(new EngineOptions { QuietAfter = TimeSpan.FromDays(1), RemarkableLogBytes = 1 });
        using var reader = new Database(_folder[JournalCopy.FileName], readOnly: true);
        reader.Run("BEGIN");
        reader.ReadInteger("SELECT count(*) FROM instances");

        var told = _log.SaysAsync("cannot be checkpointed");
        while (!told.IsCompleted)
        {
            await WorkAsync(engine, 1);
        }

        await WorkAsync(engine, 5);
        Assert.Single(_log.Lines, l => l.Contains("cannot be checkpointed", StringComparison.Ordinal));
    }

    /// <summary>Waits until the log's file is empty. SQLite tells nobody: looking is all there is.</summary>
    private async Task EmptiedAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (new FileInfo(LogFile).Length > 0)
        {
            await breath.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task WorkAsync(EmbeddedEngine engine, int instances)
    {
        for (var i = 0; i < instances; i++)
        {
            await engine.Client.StartAsync(
                new OrchestratorName<string, string>("Story"),
                Guid.NewGuid().ToString("N"),
                Payload,
                new StartOptions(InstanceIdReuse.Never),
                TestContext.Current.CancellationToken);
        }
    }

    private EmbeddedEngine Start(EngineOptions options)
    {
        _engine = EmbeddedEngine.Open(
            options with { Folder = _folder.Path, Clock = new VirtualClock(EngineContract.Start) },
            new Catalogue().Story("Story", c => c.Wait("E")),
            NoServices.Instance,
            _log);
        _engine.Start();
        return _engine;
    }
}
