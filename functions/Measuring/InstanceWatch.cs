using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Measuring;

/// <summary>How many instances do not get on. Durable Task has no count: it reads through all that could be meant.</summary>
/// <param name="client">Where instances are counted.</param>
/// <param name="gauges">Where it is measured.</param>
/// <param name="clock">The clock.</param>
public sealed class InstanceWatch(OrchestrationClient client, Gauges gauges, TimeProvider clock)
{
    /// <summary>
    /// How long after its time a timer may still fire. The embedded engine's <c>instances stuck</c> waits five minutes;
    /// here an app may be asleep, and a whole country's timers are due on the same minute of a working morning.
    /// </summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private static readonly OrchestrationQuery Blocked = new()
    {
        Statuses = [OrchestrationStatus.Blocked, OrchestrationStatus.Failed],
    };

    /// <summary>What may still run by itself; what an operator holds, or is blocked, waits for somebody else.</summary>
    private static readonly OrchestrationQuery Alive = new()
    {
        Statuses = [OrchestrationStatus.Pending, OrchestrationStatus.Running],
    };

    /// <summary>Measures those that are blocked or have failed, and those whose timer is overdue.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var overdue = Alive with { DueBefore = clock.GetUtcNow() - Patience };
        gauges.InstancesBlocked.Record(await CountAsync(Blocked, cancellationToken).ConfigureAwait(false));
        gauges.InstancesStuck.Record(await CountAsync(overdue, cancellationToken).ConfigureAwait(false));
    }

    private async Task<long> CountAsync(OrchestrationQuery query, CancellationToken cancellationToken) =>
        (await client.CountAsync(query, cancellationToken).ConfigureAwait(false)).Values.Sum();
}
