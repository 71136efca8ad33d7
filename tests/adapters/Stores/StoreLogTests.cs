using Microsoft.Data.Sqlite;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Tests.Adapters.Vaults;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>The store's write-ahead log does not keep the size that a busy hour gave it.</summary>
public sealed class StoreLogTests : IAsyncDisposable
{
    // Only so that a log that is never emptied ends the test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly KeptLog _log = new();
    private readonly Store _store;

    public StoreLogTests() => _store = Store.Open(new StoreOptions
    {
        Folder = _folder.Path,
        QuietAfter = TimeSpan.FromMilliseconds(1),
        Loggers = LoggerFactory.Create(l => l.AddProvider(_log)),
    });

    private string LogFile => _folder[$"{StoreCopy.FileName}-wal"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_store_that_nobody_writes_empties_its_log()
    {
        await WriteAsync(100_000);

        await UntilAsync(() => new FileInfo(LogFile).Length == 0);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_reader_that_keeps_the_log_from_being_emptied_is_logged()
    {
        await WriteAsync(1);
        using (var reader = new SqliteConnection(
            $"Data Source={_folder[StoreCopy.FileName]};Mode=ReadOnly;Pooling=False"))
        {
            reader.Open();
            using var transaction = reader.BeginTransaction(deferred: true);
            using var look = reader.CreateCommand();
            look.CommandText = "SELECT count(*) FROM tasks";
            look.ExecuteScalar();
            await WriteAsync(20_000_000);

            await UntilAsync(() => _log.Lines.Length > 0);
            Assert.Contains(
                $"Warning The write-ahead log '{LogFile}' has grown to ",
                Assert.Single(_log.Lines),
                StringComparison.Ordinal);
        }

        await UntilAsync(() => new FileInfo(LogFile).Length == 0);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!isSo())
        {
            await breath.WaitForNextTickAsync(patience.Token);
        }
    }

    private Task WriteAsync(int bytes) =>
        _store.NoteAsync(new StoreMark("installation", new string('x', bytes), null), Stop);
}
