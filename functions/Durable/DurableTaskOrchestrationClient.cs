using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// The contract's client in Durable Task. What the host cannot keep is said here: starts of one id that arrive together
/// may both pass on Azure Storage; an instance that its code no longer fits fails, and goes on after a rewind; next due
/// moments are not told.
/// </summary>
/// <param name="inner">The client that a function was given.</param>
/// <param name="catalogue">What may be started, and in which version.</param>
public sealed partial class DurableTaskOrchestrationClient(DurableTaskClient inner, Catalogue catalogue)
    : OrchestrationClient
{
    private const int LongestTag = 100;

    /// <summary>
    /// Always said, for either rule: what is left unsaid depends on the extension's version and would let a finished
    /// instance be overwritten silently.
    /// </summary>
    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <inheritdoc/>
    public override async Task<StartResult> StartAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name,
        string instanceId,
        TInput input,
        StartOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        var entry = EntryOf(name.Value);
        var start = new StartOrchestrationOptions(InstanceId.Checked(instanceId))
        {
            Version = entry.Version,
            Tags = new Dictionary<string, string>(Checked(options.Tags))
            {
                [DurableTaskOrchestrationContext.VersionTag] = entry.Version,
            },
        }.WithDedupeStatuses(options.Reuse == InstanceIdReuse.Never ? [.. Alive, .. Ended] : Alive);
        try
        {
            await inner.ScheduleNewOrchestrationInstanceAsync(
                entry.Name, Json.Of(input), start, cancellationToken).ConfigureAwait(false);
            return StartResult.Started;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return StartResult.AlreadyExists;
        }
    }

    /// <inheritdoc/>
    public override async Task<RaiseEventResult> RaiseEventAsync<T>(
        string instanceId, EventName<T> name, T payload, string? deduplicationKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (await NotRaisableAsync(instanceId, cancellationToken).ConfigureAwait(false) is { } before)
        {
            return before;
        }

        try
        {
            await inner.RaiseEventAsync(
                instanceId, name.Value, RaisedEvent.Wrap(payload, deduplicationKey), cancellationToken)
                    .ConfigureAwait(false);
            return RaiseEventResult.Accepted;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Azure Storage throws for an instance that has ended meanwhile, other backends drop the event silently.
            return await NotRaisableAsync(instanceId, cancellationToken).ConfigureAwait(false) is { } since
                ? since
                : throw new IOException($"The event '{name}' did not reach '{instanceId}'. Raise it again.", e);
        }
    }

    /// <inheritdoc/>
    public override async Task<ControlResult> SuspendAsync(
        string instanceId, string reason, CancellationToken cancellationToken)
    {
        var status = await StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false);
        if (status is not (OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending))
        {
            return status is null ? ControlResult.UnknownInstance : ControlResult.NotApplicable;
        }

        await inner.SuspendInstanceAsync(instanceId, reason, cancellationToken).ConfigureAwait(false);
        await WithPartsAsync(instanceId, p => SuspendAsync(p, reason, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return ControlResult.Done;
    }

    /// <inheritdoc/>
    public override async Task<ControlResult> ResumeAsync(
        string instanceId, string reason, CancellationToken cancellationToken)
    {
        var found = await inner.GetInstanceAsync(instanceId, true, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return ControlResult.UnknownInstance;
        }

        if (found.RuntimeStatus != OrchestrationRuntimeStatus.Suspended)
        {
            if (StateOf(found).Status != OrchestrationStatus.Blocked)
            {
                return ControlResult.NotApplicable;
            }

            // It only waits for a turn in a release that can read what it was sent; a hold that ends is such a turn.
            await inner.SuspendInstanceAsync(instanceId, reason, cancellationToken).ConfigureAwait(false);
        }

        await inner.ResumeInstanceAsync(instanceId, reason, cancellationToken).ConfigureAwait(false);
        await WithPartsAsync(instanceId, p => ResumeAsync(p, reason, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return ControlResult.Done;
    }

    /// <inheritdoc/>
    public override async Task<ControlResult> CancelAsync(
        string instanceId, string reason, CancellationToken cancellationToken)
    {
        var raised = await RaiseEventAsync(instanceId, CancelRequested, reason, null, cancellationToken)
            .ConfigureAwait(false);
        if (raised != RaiseEventResult.Accepted)
        {
            return raised == RaiseEventResult.UnknownInstance
                ? ControlResult.UnknownInstance
                : ControlResult.NotApplicable;
        }

        await WithPartsAsync(instanceId, p => CancelAsync(p, reason, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return ControlResult.Done;
    }

    /// <inheritdoc/>
    public override Task<ControlResult> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            s => !Ended.Contains(s),
            () => inner.TerminateInstanceAsync(
                instanceId, new TerminateInstanceOptions(Json.Of(reason), Recursive: true), cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public override Task<ControlResult> RestartAsync(string instanceId, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            Ended.Contains,
            () => inner.RestartAsync(instanceId, false, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public override Task<ControlResult> RewindAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            s => s == OrchestrationRuntimeStatus.Failed,
            () => inner.RewindInstanceAsync(instanceId, reason, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public override Task<ControlResult> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            Ended.Contains,
            () => inner.PurgeInstanceAsync(instanceId, new PurgeInstanceOptions(Recursive: true), cancellationToken),
            cancellationToken);

    private OrchestratorEntry EntryOf(string name) =>
        catalogue.Orchestrators.TryGetValue(name, out var entry)
            ? entry
            : throw new ArgumentException(
                $"No orchestrator '{name}' is registered. Add it to the catalogue.", nameof(name));

    private static IReadOnlyDictionary<string, string> Checked(IReadOnlyDictionary<string, string> tags) =>
        tags.All(t => t.Key.Length <= LongestTag && t.Value.Length <= LongestTag)
            ? tags
            : throw new ArgumentException($"A tag is longer than {LongestTag} characters. Shorten it.", nameof(tags));

    private async Task<RaiseEventResult?> NotRaisableAsync(string instanceId, CancellationToken cancellationToken) =>
        await StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false) switch
        {
            null => RaiseEventResult.UnknownInstance,
            { } status when Ended.Contains(status) => RaiseEventResult.AlreadyEnded,
            _ => null,
        };

    private async Task<OrchestrationRuntimeStatus?> StatusOfAsync(
        string instanceId, CancellationToken cancellationToken) =>
        (await inner.GetInstanceAsync(instanceId, false, cancellationToken).ConfigureAwait(false))?.RuntimeStatus;

    private async Task<ControlResult> SteerAsync(
        string instanceId,
        Func<OrchestrationRuntimeStatus, bool> applies,
        Func<Task> steer,
        CancellationToken cancellationToken)
    {
        if (await StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false) is not { } status)
        {
            return ControlResult.UnknownInstance;
        }

        if (!applies(status))
        {
            return ControlResult.NotApplicable;
        }

        await steer().ConfigureAwait(false);
        return ControlResult.Done;
    }

    /// <summary>Does the same to the open parts, which Durable Task's own controls do not reach.</summary>
    private async Task WithPartsAsync(
        string instanceId, Func<string, Task<ControlResult>> steer, CancellationToken cancellationToken)
    {
        var open = new Dictionary<int, string>();
        var history = await inner.GetOrchestrationHistoryAsync(instanceId, cancellationToken).ConfigureAwait(false);
        foreach (var happening in history)
        {
            switch (happening)
            {
                case SubOrchestrationInstanceCreatedEvent created:
                    open[created.EventId] = created.InstanceId;
                    break;
                case SubOrchestrationInstanceCompletedEvent completed:
                    open.Remove(completed.TaskScheduledId);
                    break;
                case SubOrchestrationInstanceFailedEvent failed:
                    open.Remove(failed.TaskScheduledId);
                    break;
                default:
                    break;
            }
        }

        foreach (var part in open.Values)
        {
            await steer(part).ConfigureAwait(false);
        }
    }
}
