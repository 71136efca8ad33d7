using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Hosting.Measuring;

/// <summary>What the store tells of work that does not get on.</summary>
/// <param name="outbox">The outbox.</param>
/// <param name="gauges">Where it is measured.</param>
/// <param name="clock">The clock.</param>
public sealed class StoreWatch(IOutbox outbox, Gauges gauges, TimeProvider clock)
{
    /// <summary>Measures how long the oldest event has waited for its orchestration.</summary>
    /// <returns>How long; zero when there is none.</returns>
    public async Task<TimeSpan> MeasureOutboxAsync(CancellationToken cancellationToken)
    {
        var oldest = await outbox.OldestPendingAsync(cancellationToken).ConfigureAwait(false);
        var lag = oldest is { } since && clock.GetUtcNow() - since is { Ticks: > 0 } age ? age : TimeSpan.Zero;
        gauges.OutboxLag.Record(lag.TotalSeconds);
        return lag;
    }
}
