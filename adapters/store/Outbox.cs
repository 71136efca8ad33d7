using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Adapters.Store;

/// <summary>The events that commands have left.</summary>
internal sealed class Outbox(StoreWriter writer) : IOutbox, IDisposable
{
    private readonly SemaphoreSlim _filled = new(0);

    /// <summary>A command has left an event, durably.</summary>
    public void SignalFilled() => _filled.Release();

    public void Dispose() => _filled.Dispose();

    public Task<IReadOnlyList<OutboxRow>> PendingAsync(int most, CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<OutboxRow>>(
            context =>
            [
                .. context.Outbox.AsNoTracking()
                    .Where(o => o.RaisedAt == null)
                    .OrderBy(o => o.Id)
                    .Take(most)
                    .AsEnumerable()
                    .Select(o => new OutboxRow(o.Id, o.InstanceId, o.Event, o.Payload)),
            ],
            cancellationToken);

    public Task<DateTimeOffset?> OldestPendingAsync(CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => context.Outbox
                .Where(o => o.RaisedAt == null)
                .OrderBy(o => o.Id)
                .Select(o => (DateTimeOffset?)o.LeftAt)
                .FirstOrDefault(),
            cancellationToken);

    public Task MarkRaisedAsync(IReadOnlyList<long> ids, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            context =>
                context.Outbox.Where(o => ids.Contains(o.Id)).ExecuteUpdate(u => u.SetProperty(o => o.RaisedAt, at)),
            cancellationToken);

    public async Task WhenFilledAsync(CancellationToken cancellationToken)
    {
        await _filled.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (_filled.CurrentCount > 0)
        {
            // One look takes all that stands there; what comes in after it signals again.
            await _filled.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
