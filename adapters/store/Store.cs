using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Adapters.Store;

/// <summary>The facts of the programme, in SQLite. It is opened once and closed with the host.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly StoreFile _file;
    private readonly StoreWriter _writer;
    private readonly Recipients _recipients = new();
    private readonly Outbox _outbox;

    private Store(StoreFile file)
    {
        _file = file;
        _writer = new StoreWriter(file);
        _outbox = new Outbox(_writer);
    }

    /// <summary>Opens the store and brings its tables up to date.</summary>
    /// <exception cref="StoreException">It cannot be opened or written, or a newer release wrote it.</exception>
    public static Store Open(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Store(StoreFile.Open(options));
    }

    /// <summary>
    /// Puts the events raised after a moment, UTC, back into the outbox: after a restore, the journal may be older than
    /// the store. What the engine already has is dropped there.
    /// </summary>
    public Task<int> RaiseAgainAsync(DateTimeOffset after, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            context => context.Outbox.Where(o => o.RaisedAt >= after).ExecuteUpdate(
                u => u.SetProperty(o => o.RaisedAt, (DateTimeOffset?)null)),
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        _outbox.Dispose();
        _file.Dispose();
    }

    internal void AddTo(IServiceCollection services) => services
        .AddSingleton<ITaskDesk>(new TaskDesk(_writer, _recipients, _outbox))
        .AddSingleton<INoticeBoard>(new NoticeBoard(_writer, _recipients))
        .AddSingleton<INetworkDirectory>(new NetworkDirectory(_writer, _recipients))
        .AddSingleton<IOutbox>(_outbox)
        .AddSingleton<IProgressReader>(new ProgressReader(_writer));
}
