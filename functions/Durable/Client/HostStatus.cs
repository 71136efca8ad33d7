using DurableTask.Core.History;
using Microsoft.DurableTask.Client;

namespace ProgramFlows.Functions.Durable.Client;

/// <summary>Where the host says that an instance stands, and which parts it has.</summary>
internal static class HostStatus
{
    public static IReadOnlyList<OrchestrationRuntimeStatus> Alive { get; } =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    public static IReadOnlyList<OrchestrationRuntimeStatus> Ended { get; } =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Where an instance stands; null when there is none.</summary>
    public static async Task<OrchestrationRuntimeStatus?> StatusOfAsync(
        this DurableTaskClient host, string instanceId, CancellationToken cancellationToken) =>
        (await host.GetInstanceAsync(instanceId, false, cancellationToken).ConfigureAwait(false))?.RuntimeStatus;

    /// <summary>
    /// The sub-orchestrations of an instance's present run: those whose answer it has heard, and those it has not,
    /// which may have ended all the same once it has itself.
    /// </summary>
    public static async Task<(IReadOnlyList<string> Open, IReadOnlyList<string> Answered)> PartsOfAsync(
        this DurableTaskClient host, string instanceId, CancellationToken cancellationToken)
    {
        var (open, answered) = (new Dictionary<int, string>(), new HashSet<string>());
        foreach (var historyEvent in
            await host.GetOrchestrationHistoryAsync(instanceId, cancellationToken).ConfigureAwait(false))
        {
            switch (historyEvent)
            {
                case SubOrchestrationInstanceCreatedEvent created:
                    open[created.EventId] = created.InstanceId;
                    break;
                case SubOrchestrationInstanceCompletedEvent completed
                    when open.Remove(completed.TaskScheduledId, out var part):
                    answered.Add(part);
                    break;
                case SubOrchestrationInstanceFailedEvent failed when open.Remove(failed.TaskScheduledId, out var part):
                    answered.Add(part);
                    break;
                default:
                    break;
            }
        }

        return ([.. open.Values], [.. answered]);
    }
}
