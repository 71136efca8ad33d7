using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>The installation's channel as administrators see it.</summary>
internal sealed class ChannelReader(StoreWriter writer) : IChannelReader
{
    public Task<SeenChannel?> FindAsync(
        Viewer viewer, Channel channel, CommandId? test, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(channel);
        return writer.ReadAsync(
            context => AccessRules.Check(viewer, Permission.RunChannels) is not null ? null : new SeenChannel(
                ChannelBook.Standing(context, channel),
                WaitingIn(context),
                test is { } id ? ChannelDesk.TrialOf(context, ChannelTest.KeyOf(id)) : null),
            cancellationToken);
    }

    // Letters are entered in the ledger when they go; codes do not wait, since they would only grow old.
    private static int WaitingIn(StoreContext context) =>
        context.Messages.AsNoTracking().Count(m => DeliveryRules.Waiting.Contains(m.State)
            && (m.Kind == MessageKind.Digest || m.Kind == MessageKind.RedRisk))
        + context.AccountLetters.AsNoTracking().Count(l => l.SentAt == null);
}
