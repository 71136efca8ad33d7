using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>What operators do with channels.</summary>
internal sealed class ChannelDesk(StoreWriter writer) : IChannelDesk
{
    public Task<IReadOnlyList<ChannelStanding>> AllAsync(CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<ChannelStanding>>(
            context =>
            [
                .. context.Channels.AsNoTracking().OrderBy(c => c.Name).AsEnumerable()
                    .Select(c => new ChannelStanding(c.Name, c.HeldFor is not null, c.HeldFor, c.Since)),
            ],
            cancellationToken);

    public Task ReleaseAsync(Channel channel, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync(context => ChannelBook.Release(context, channel, at), cancellationToken);

    public Task HoldAsync(string name, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync(context => ChannelBook.Hold(context, name, reason, at), cancellationToken);

    public Task HoldAllAsync(string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        HoldAsync(ChannelRow.Every, reason, at, cancellationToken);

    private Task<bool> WriteAsync(Action<StoreContext> change, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            context =>
            {
                change(context);
                return true;
            },
            cancellationToken);
}
