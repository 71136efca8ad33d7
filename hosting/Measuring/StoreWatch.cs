using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Hosting.Measuring;

/// <summary>What the store tells of work that does not get on.</summary>
/// <param name="outbox">The outbox.</param>
/// <param name="board">The ledger of messages.</param>
/// <param name="gauges">Where it is measured.</param>
/// <param name="clock">The clock.</param>
public sealed class StoreWatch(IOutbox outbox, INoticeBoard board, Gauges gauges, TimeProvider clock)
{
    /// <summary>How far back refused messages are counted. Alerts must look at least as often.</summary>
    internal static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>Measures how long the oldest event has waited for its orchestration.</summary>
    /// <returns>How long; zero when there is none.</returns>
    public async Task<TimeSpan> MeasureOutboxAsync(CancellationToken cancellationToken)
    {
        var oldest = await outbox.OldestPendingAsync(cancellationToken).ConfigureAwait(false);
        var lag = oldest is { } since && clock.GetUtcNow() - since is { Ticks: > 0 } age ? age : TimeSpan.Zero;
        gauges.OutboxLag.Record(lag.TotalSeconds);
        return lag;
    }

    /// <summary>Measures how many messages were refused within the last hour.</summary>
    /// <returns>How many.</returns>
    public async Task<long> MeasureMessagesAsync(CancellationToken cancellationToken)
    {
        var refused = await board.CountRefusedAsync(clock.GetUtcNow() - Lately, cancellationToken)
            .ConfigureAwait(false);
        gauges.MessagesFailed.Record(refused);
        return refused;
    }
}
