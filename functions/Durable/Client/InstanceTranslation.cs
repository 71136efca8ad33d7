using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Wire;

namespace ProgramFlows.Functions.Durable.Client;

/// <summary>What the host knows of an instance, in the contract's words.</summary>
internal static class InstanceTranslation
{
    public static OrchestrationState Of(OrchestrationMetadata found) => Of(found, found.Tags);

    /// <param name="found">What a list tells.</param>
    /// <param name="tags">What it does not.</param>
    public static OrchestrationState Of(OrchestrationMetadata found, IReadOnlyDictionary<string, string> tags)
    {
        var shown = ShownStatus.Open(found.SerializedCustomStatus);
        var status = StatusOf(found.RuntimeStatus, shown);
        var hasEnded = HostStatus.Ended.Contains(found.RuntimeStatus);
        return new OrchestrationState(
            found.InstanceId,
            found.Name,
            tags.GetValueOrDefault(HostTags.Version) ?? string.Empty,
            status,
            found.CreatedAt,
            found.LastUpdatedAt,
            hasEnded ? found.LastUpdatedAt : null,
            hasEnded ? null : shown.NextDueAt,
            tags.GetValueOrDefault(HostTags.Parent),
            tags.Where(t => t.Key is not (HostTags.Parent
                or HostTags.Version)).ToDictionary(),
            shown.Shown is { } own ? own.GetRawText() : null,
            status is OrchestrationStatus.Completed or OrchestrationStatus.Terminated ? found.SerializedOutput : null,
            status == OrchestrationStatus.Failed ? FailureOf(found) : null,
            hasEnded ? null : shown.Problem);
    }

    /// <summary>Which statuses of the host an instance with this one may have there.</summary>
    public static OrchestrationRuntimeStatus[] HostStatusesOf(OrchestrationStatus status) => status switch
    {
        OrchestrationStatus.Pending => [OrchestrationRuntimeStatus.Pending],
        OrchestrationStatus.Running or OrchestrationStatus.Blocked =>
            [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending],
        OrchestrationStatus.Suspended => [OrchestrationRuntimeStatus.Suspended],
        OrchestrationStatus.Completed => [OrchestrationRuntimeStatus.Completed],
        OrchestrationStatus.Failed => [OrchestrationRuntimeStatus.Failed],
        _ => [OrchestrationRuntimeStatus.Terminated],
    };

    private static OrchestrationStatus StatusOf(OrchestrationRuntimeStatus status, ShownStatus shown) => status switch
    {
        // On Azure Storage a rewind leaves an instance pending until it ends, whatever it does.
        OrchestrationRuntimeStatus.Pending when !shown.IsRewound => OrchestrationStatus.Pending,
        OrchestrationRuntimeStatus.Suspended => OrchestrationStatus.Suspended,
        OrchestrationRuntimeStatus.Completed => OrchestrationStatus.Completed,
        OrchestrationRuntimeStatus.Failed => OrchestrationStatus.Failed,
        OrchestrationRuntimeStatus.Terminated => OrchestrationStatus.Terminated,

        // Both others are obsolete and may be gone one day.
        _ when status.ToString() == "Canceled" => OrchestrationStatus.Terminated,
        _ => shown.Problem is null ? OrchestrationStatus.Running : OrchestrationStatus.Blocked,
    };

    /// <summary>The host may leave the details out; the text then stands in the output.</summary>
    private static FailureDetails FailureOf(OrchestrationMetadata failed) =>
        CodedFailureException.Read(failed.FailureDetails)
            ?? CodedFailureException.Read(failed.SerializedOutput)
            ?? new FailureDetails(
                "Unknown", failed.SerializedOutput ?? "The host does not say why.", null, IsPermanent: false, null);
}
