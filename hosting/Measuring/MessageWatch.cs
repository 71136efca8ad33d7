using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Hosting.Measuring;

/// <summary>Whether messages reach people: the ledger of messages, and the one channel of the installation.</summary>
/// <param name="board">The messages that were refused.</param>
/// <param name="counter">The ledger, counted.</param>
/// <param name="ledger">The ledger, which knows how channels stand.</param>
/// <param name="carrier">What carries messages here.</param>
/// <param name="site">The pages that messages lead to.</param>
/// <param name="gauges">Where it is measured.</param>
/// <param name="clock">The clock.</param>
public sealed class MessageWatch(
    INoticeBoard board,
    IMessageCounter counter,
    IDeliveryLedger ledger,
    IMessageCarrier carrier,
    SiteAddress site,
    Gauges gauges,
    TimeProvider clock)
{
    /// <summary>How far back refused messages are counted. Alerts must look at least as often.</summary>
    internal static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>How far back what came back and what is in doubt are counted.</summary>
    internal static readonly TimeSpan LastDay = TimeSpan.FromDays(1);

    private readonly Channel _channel = Channel.Of(carrier, site);

    /// <summary>Measures how messages stand, and whether the channel is held.</summary>
    /// <returns>How many were refused within the last hour, the counts of the last day, and how the channel stands.
    /// </returns>
    public async Task<(long Refused, MessageCounts LastDay, ChannelStanding Channel)> MeasureAsync(
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var refused = await board.CountRefusedAsync(now - Lately, cancellationToken).ConfigureAwait(false);
        var counts = await counter.CountAsync(now - LastDay, cancellationToken).ConfigureAwait(false);
        var standing = await ledger.StandingAsync(_channel, cancellationToken).ConfigureAwait(false);
        gauges.MessagesFailed.Record(refused);
        gauges.MessagesBounced.Record(counts.Bounced);
        gauges.MessagesUnknown.Record(counts.Unknown);
        gauges.MessagesWaiting.Record(counts.Waiting);
        gauges.ChannelsHeld.Record(standing.IsHeld ? 1 : 0);
        return (refused, counts, standing);
    }
}
