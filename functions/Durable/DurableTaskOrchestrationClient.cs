using System.Text.Json;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// The contract's client in Durable Task. What the host cannot keep is said here: starts of one id that arrive together
/// may both pass on Azure Storage, and instances are found page by page in an order of the host's own.
/// </summary>
/// <param name="inner">The client that a function was given.</param>
/// <param name="catalogue">What may be started, and in which version.</param>
public sealed partial class DurableTaskOrchestrationClient(DurableTaskClient inner, Catalogue catalogue)
    : OrchestrationClient
{
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
        return await BeginAsync(
            EntryOf(name.Value),
            InstanceId.Checked(instanceId),
            Json.Of(input),
            InstanceTag.Checked(options.Tags),
            options.Reuse == InstanceIdReuse.Never ? [.. Alive, .. Ended] : Alive,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<RaiseEventResult> RaiseEventAsync<T>(
        string instanceId, EventName<T> name, T payload, string? deduplicationKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var arriving = RaisedEvent.Wrap(payload, DeduplicationKey.Checked(deduplicationKey));
        if (await NotRaisableAsync(instanceId, cancellationToken).ConfigureAwait(false) is { } before)
        {
            return before == RaiseEventResult.AlreadyEnded && deduplicationKey is not null
                && await HasHeardAsync(instanceId, deduplicationKey, cancellationToken).ConfigureAwait(false)
                    ? RaiseEventResult.Accepted
                    : before;
        }

        try
        {
            await inner.RaiseEventAsync(instanceId, name.Value, arriving, cancellationToken).ConfigureAwait(false);
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

            // It only waits for a turn in a release that fits it; a hold that ends is such a turn.
            await inner.SuspendInstanceAsync(instanceId, reason, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await inner.ResumeInstanceAsync(instanceId, reason, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One that fits now may have gone on to its end as it was held.
            if (await NotRaisableAsync(instanceId, cancellationToken).ConfigureAwait(false) is null)
            {
                throw;
            }
        }

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
    public override async Task<ControlResult> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken)
    {
        var result = await SteerAsync(
            instanceId,
            s => !Ended.Contains(s),
            () => inner.TerminateInstanceAsync(
                instanceId, new TerminateInstanceOptions(Json.Of(reason)), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (result == ControlResult.Done)
        {
            // The host answers when it has heard, and ends an instance alone even when asked to reach its parts.
            await inner.WaitForInstanceCompletionAsync(instanceId, false, cancellationToken).ConfigureAwait(false);
            await WithPartsAsync(instanceId, p => TerminateAsync(p, reason, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }

        return result;
    }

    /// <inheritdoc/>
    public override async Task<ControlResult> RestartAsync(string instanceId, CancellationToken cancellationToken)
    {
        var found = await inner.GetInstanceAsync(instanceId, true, cancellationToken).ConfigureAwait(false);
        if (found is null || !Ended.Contains(found.RuntimeStatus))
        {
            return found is null ? ControlResult.UnknownInstance : ControlResult.NotApplicable;
        }

        // The host's own restart would keep the old version and what the runs before have handed on.
        var input = RunInput.Open(Json.Parse(found.SerializedInput)).Input;
        var tags = found.Tags.Where(t => t.Key != DurableTaskOrchestrationContext.VersionTag).ToDictionary();
        return await BeginAsync(EntryOf(found.Name), instanceId, input, tags, Alive, cancellationToken)
            .ConfigureAwait(false) == StartResult.Started
                ? ControlResult.Done
                : ControlResult.NotApplicable;
    }

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
            async () =>
            {
                var parts = await PartsOfAsync(instanceId, cancellationToken).ConfigureAwait(false);
                await inner.PurgeInstanceAsync(instanceId, cancellationToken).ConfigureAwait(false);
                foreach (var part in parts.Ended)
                {
                    await PurgeAsync(part, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken);

    private OrchestratorEntry EntryOf(string name) =>
        catalogue.Orchestrators.TryGetValue(name, out var entry)
            ? entry
            : throw new ArgumentException(
                $"No orchestrator '{name}' is registered. Add it to the catalogue.", nameof(name));

    private async Task<StartResult> BeginAsync(
        OrchestratorEntry entry,
        string instanceId,
        JsonElement input,
        IReadOnlyDictionary<string, string> tags,
        OrchestrationRuntimeStatus[] dedupe,
        CancellationToken cancellationToken)
    {
        var start = new StartOrchestrationOptions(instanceId)
        {
            Version = entry.Version,
            Tags = new Dictionary<string, string>(tags)
            {
                [DurableTaskOrchestrationContext.VersionTag] = entry.Version,
            },
        }.WithDedupeStatuses(dedupe);
        try
        {
            await inner.ScheduleNewOrchestrationInstanceAsync(entry.Name, input, start, cancellationToken)
                .ConfigureAwait(false);
            return StartResult.Started;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return StartResult.AlreadyExists;
        }
    }

    private async Task<RaiseEventResult?> NotRaisableAsync(string instanceId, CancellationToken cancellationToken) =>
        await StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false) switch
        {
            null => RaiseEventResult.UnknownInstance,
            { } status when Ended.Contains(status) => RaiseEventResult.AlreadyEnded,
            _ => null,
        };

    /// <summary>Whether an instance has taken an event with this key, in its last run or in those before.</summary>
    private async Task<bool> HasHeardAsync(string instanceId, string key, CancellationToken cancellationToken) =>
        (await inner.GetOrchestrationHistoryAsync(instanceId, cancellationToken).ConfigureAwait(false)).Any(h =>
            h switch
            {
                EventRaisedEvent raised => RaisedEvent.Open(Json.Parse(raised.Input)).Key == key,
                ExecutionStartedEvent started => RunInput.Open(Json.Parse(started.Input)).SeenKeys.Contains(key),
                _ => false,
            });

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
        foreach (var part in (await PartsOfAsync(instanceId, cancellationToken).ConfigureAwait(false)).Open)
        {
            await steer(part).ConfigureAwait(false);
        }
    }

    private async Task<(IReadOnlyCollection<string> Open, IReadOnlyCollection<string> Ended)> PartsOfAsync(
        string instanceId, CancellationToken cancellationToken)
    {
        var (open, ended) = (new Dictionary<int, string>(), new HashSet<string>());
        foreach (var happening in
            await inner.GetOrchestrationHistoryAsync(instanceId, cancellationToken).ConfigureAwait(false))
        {
            switch (happening)
            {
                case SubOrchestrationInstanceCreatedEvent created:
                    open[created.EventId] = created.InstanceId;
                    break;
                case SubOrchestrationInstanceCompletedEvent completed
                    when open.Remove(completed.TaskScheduledId, out var part):
                    ended.Add(part);
                    break;
                case SubOrchestrationInstanceFailedEvent failed when open.Remove(failed.TaskScheduledId, out var part):
                    ended.Add(part);
                    break;
                default:
                    break;
            }
        }

        return (open.Values, ended);
    }
}
