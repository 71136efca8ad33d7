using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Hosting.Measuring;

/// <summary>
/// How many instances do not get on. Durable Task has no index for these questions and reads through its instances, but
/// counts them without asking for each.
/// </summary>
/// <param name="client">Where instances are found.</param>
/// <param name="gauges">Where it is measured.</param>
/// <param name="clock">The clock.</param>
public sealed class InstanceWatch(OrchestrationClient client, Gauges gauges, TimeProvider clock)
{
    private const int MostOnAPage = 1_000;

    private static readonly OrchestrationQuery Failed =
        new() { Statuses = [OrchestrationStatus.Blocked, OrchestrationStatus.Failed] };

    private static readonly OrchestrationQuery Held =
        new() { Statuses = [OrchestrationStatus.Suspended], PageSize = MostOnAPage };

    private static readonly OrchestrationQuery Waiting =
        new() { Statuses = [OrchestrationStatus.Pending, OrchestrationStatus.Running] };

    /// <summary>
    /// How long after its time a timer may still fire. The embedded engine's <c>instances stuck</c> waits five minutes;
    /// here an app may be asleep, and a whole country's timers are due on the same minute of a working morning.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Measures those that are blocked or have failed, and those whose timer is overdue, or the digest's absurdly far.
    /// One that was blocked when somebody held it counts as blocked: nobody who looks for blocked ones would find it.
    /// </summary>
    /// <returns>How many of each.</returns>
    public async Task<(long Blocked, long Stuck)> MeasureAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var blocked = await CountAsync(Failed, cancellationToken).ConfigureAwait(false)
            + await CountHeldWhileBlockedAsync(cancellationToken).ConfigureAwait(false);
        var stuck = await CountAsync(Waiting with { DueBefore = now - Patience }, cancellationToken)
            .ConfigureAwait(false);
        if (await client.GetAsync(DailyDigest.Id, cancellationToken).ConfigureAwait(false) is { } digest
            && Waiting.Statuses.Contains(digest.Status) && DigestPatience.IsAbsurd(digest, now))
        {
            stuck++;
        }

        gauges.InstancesBlocked.Record(blocked);
        gauges.InstancesStuck.Record(stuck);
        return (blocked, stuck);
    }

    private async Task<long> CountAsync(OrchestrationQuery query, CancellationToken cancellationToken) =>
        (await client.CountAsync(query, cancellationToken).ConfigureAwait(false)).Values.Sum();

    private async Task<long> CountHeldWhileBlockedAsync(CancellationToken cancellationToken)
    {
        var held = 0L;
        var query = Held;
        do
        {
            var page = await client.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            held += page.Items.Count(s => s.Problem is not null);
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);

        return held;
    }
}
