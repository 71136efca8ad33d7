using System.Runtime.CompilerServices;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Operations;

/// <summary>
/// Steers an instance and, where it is a programme's year, the cycles of the networks that the year has started. They
/// are instances of their own, so that a year of thousands of networks stays small; an engine takes only
/// sub-orchestrations along. Whoever holds or ends a year means its networks too.
/// </summary>
/// <param name="client">Where the instances are.</param>
public sealed class YearSteering(OrchestrationClient client)
{
    private const int CyclesAtATime = 250;

    // A year that is being held or ended may be starting networks at that moment: they are found by looking again.
    private const int MostLooks = 10;

    private static readonly OrchestrationStatus[] Alive =
    [
        OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended,
        OrchestrationStatus.Blocked,
    ];

    /// <summary>Holds an instance, and with a year its networks' cycles.</summary>
    public Task<SteeringOutcome> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            [OrchestrationStatus.Pending, OrchestrationStatus.Running],
            id => client.SuspendAsync(id, reason, cancellationToken),
            MostLooks,
            cancellationToken);

    /// <summary>Lets an instance go on, and with a year its networks' cycles.</summary>
    public Task<SteeringOutcome> ResumeAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            [OrchestrationStatus.Suspended, OrchestrationStatus.Blocked],
            id => client.ResumeAsync(id, reason, cancellationToken),
            looks: 1,
            cancellationToken);

    /// <summary>Asks an instance to end by itself, and with a year its networks' cycles.</summary>
    public Task<SteeringOutcome> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId, Alive, id => client.CancelAsync(id, reason, cancellationToken), looks: 1, cancellationToken);

    /// <summary>Ends an instance at once, and with a year its networks' cycles.</summary>
    public Task<SteeringOutcome> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            Alive,
            id => client.TerminateAsync(id, reason, cancellationToken),
            MostLooks,
            cancellationToken);

    /// <summary>How many of a year's network cycles have not ended; 0 for an instance that is no year.</summary>
    public async Task<long> UnderWayAsync(string instanceId, CancellationToken cancellationToken)
    {
        var underWay = 0L;
        if (!InstanceIds.IsYear(instanceId))
        {
            return underWay;
        }

        await foreach (var page in CyclesAsync(instanceId, Alive, cancellationToken))
        {
            underWay += page.Count;
        }

        return underWay;
    }

    /// <summary>The year first, so that it starts no more; what was half done is done by asking again.</summary>
    private async Task<SteeringOutcome> SteerAsync(
        string instanceId,
        OrchestrationStatus[] appliesTo,
        Func<string, Task<ControlResult>> steer,
        int looks,
        CancellationToken cancellationToken)
    {
        var result = await steer(instanceId);
        var isYear = result != ControlResult.UnknownInstance && InstanceIds.IsYear(instanceId);
        var steered = 0L;
        for (var (look, found) = (0, 1L); isYear && look < looks && found > 0; look++)
        {
            found = 0;
            await foreach (var page in CyclesAsync(instanceId, appliesTo, cancellationToken))
            {
                var results = await Task.WhenAll(page.Select(steer));
                found += results.Count(r => r == ControlResult.Done);
            }

            steered += found;
        }

        return new SteeringOutcome(result, steered, isYear);
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> CyclesAsync(
        string yearId,
        OrchestrationStatus[] statuses,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = InstanceIds.CyclesOfYear(yearId);
        var query = new OrchestrationQuery
        {
            Name = NetworkCycle.Name.Value,
            Statuses = statuses,
            InstanceIdPrefix = prefix,
            PageSize = CyclesAtATime,
        };
        do
        {
            var page = await client.QueryAsync(query, cancellationToken);

            // What follows the prefix is a network's code; with a hyphen it is of a programme whose name goes on there.
            yield return
            [
                .. page.Items.Select(i => i.InstanceId)
                    .Where(id => !id.AsSpan(prefix.Length).Contains('-')),
            ];
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);
    }
}
