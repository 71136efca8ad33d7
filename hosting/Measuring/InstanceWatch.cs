using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Hosting.Measuring;

/// <summary>
/// How many instances do not get on. Durable Task has no index for either question and reads through its instances, so
/// they are read once for both.
/// </summary>
/// <param name="client">Where instances are found.</param>
/// <param name="gauges">Where it is measured.</param>
/// <param name="clock">The clock.</param>
public sealed class InstanceWatch(OrchestrationClient client, Gauges gauges, TimeProvider clock)
{
    private const int MostOnAPage = 1_000;

    /// <summary>
    /// How long after its time a timer may still fire. The embedded engine's <c>instances stuck</c> waits five minutes;
    /// here an app may be asleep, and a whole country's timers are due on the same minute of a working morning.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Measures those that are blocked or have failed, and those whose timer is overdue.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var overdue = clock.GetUtcNow() - Patience;
        var (blocked, stuck) = (0, 0);
        var query = new OrchestrationQuery
        {
            Statuses =
            [
                OrchestrationStatus.Pending, OrchestrationStatus.Running,
                OrchestrationStatus.Blocked, OrchestrationStatus.Failed,
            ],
            PageSize = MostOnAPage,
        };
        do
        {
            var page = await client.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            blocked += page.Items.Count(NeedsSomebody);
            stuck += page.Items.Count(s => !NeedsSomebody(s) && s.NextDueAt < overdue);
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);

        gauges.InstancesBlocked.Record(blocked);
        gauges.InstancesStuck.Record(stuck);
    }

    private static bool NeedsSomebody(OrchestrationState instance) =>
        instance.Status is OrchestrationStatus.Blocked or OrchestrationStatus.Failed;
}
