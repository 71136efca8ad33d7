using System.Text.Json;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Wire;
using HistoryEvent = ProgramFlows.Engine.Contract.HistoryEvent;
using OrchestrationQuery = ProgramFlows.Engine.Contract.OrchestrationQuery;

namespace ProgramFlows.Functions.Durable.Client;

/// <summary>
/// The contract's client in Durable Task. What the host cannot keep is said here: starts of one id that arrive together
/// may both pass on Azure Storage, and instances are found page by page in an order of the host's own.
/// </summary>
/// <param name="host">The client that a function was given.</param>
/// <param name="catalogue">What may be started, and in which version.</param>
/// <param name="clock">By which steering is waited for.</param>
public sealed class DurableTaskOrchestrationClient(DurableTaskClient host, Catalogue catalogue, TimeProvider clock)
    : OrchestrationClient
{
    private readonly InstanceReader _reader = new(host);
    private readonly InstanceControl _control = new(host, clock);

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
            options.Reuse == InstanceIdReuse.Never
                ? [.. HostStatus.Alive, .. HostStatus.Ended]
                : HostStatus.Alive,
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
            await host.RaiseEventAsync(instanceId, name.Value, arriving, cancellationToken).ConfigureAwait(false);
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
    public override Task<OrchestrationState?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        _reader.GetAsync(instanceId, cancellationToken);

    /// <inheritdoc/>
    public override Task<OrchestrationState> WaitForCompletionAsync(
        string instanceId, CancellationToken cancellationToken) =>
        _reader.WaitForCompletionAsync(instanceId, cancellationToken);

    /// <summary>
    /// One page of the instances that fit. The host pages in an order of its own and looks at fewer conditions than the
    /// query has; within a page the order is that of the starts. Its lists tell no tags, so each instance that fits
    /// otherwise is asked for by itself: a query for tags alone reads through all.
    /// </summary>
    public override Task<OrchestrationPage> QueryAsync(
        OrchestrationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        InstanceTag.Checked(query.Tags);
        return _reader.QueryAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<OrchestrationStatus, long>> CountAsync(
        OrchestrationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        InstanceTag.Checked(query.Tags);
        return _reader.CountAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<HistoryEvent>> GetHistoryAsync(
        string instanceId, CancellationToken cancellationToken) =>
        await host.StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false) is null
            ? []
            : HistoryTranslation.Of(
                await host.GetOrchestrationHistoryAsync(instanceId, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task<ControlResult> SuspendAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        _control.SuspendAsync(instanceId, reason, cancellationToken);

    /// <inheritdoc/>
    public override Task<ControlResult> ResumeAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        _control.ResumeAsync(instanceId, reason, cancellationToken);

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

        var parts = await host.PartsOfAsync(instanceId, cancellationToken).ConfigureAwait(false);
        foreach (var part in parts.Open)
        {
            await CancelAsync(part, reason, cancellationToken).ConfigureAwait(false);
        }

        return ControlResult.Done;
    }

    /// <inheritdoc/>
    public override Task<ControlResult> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        _control.TerminateAsync(instanceId, reason, cancellationToken);

    /// <inheritdoc/>
    public override async Task<ControlResult> RestartAsync(string instanceId, CancellationToken cancellationToken)
    {
        var found = await host.GetInstanceAsync(instanceId, true, cancellationToken).ConfigureAwait(false);
        if (found is null || !HostStatus.Ended.Contains(found.RuntimeStatus))
        {
            return found is null ? ControlResult.UnknownInstance : ControlResult.NotApplicable;
        }

        // The host's own restart would keep the old version and what the runs before have handed on.
        var input = RunInput.Open(Json.Parse(found.SerializedInput)).Input;
        var tags = found.Tags.Where(t => t.Key != HostTags.Version).ToDictionary();
        return await BeginAsync(EntryOf(found.Name), instanceId, input, tags, HostStatus.Alive, cancellationToken)
            .ConfigureAwait(false) == StartResult.Started
                ? ControlResult.Done
                : ControlResult.NotApplicable;
    }

    /// <inheritdoc/>
    public override Task<ControlResult> RewindAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        _control.RewindAsync(instanceId, reason, cancellationToken);

    /// <inheritdoc/>
    public override Task<ControlResult> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        _control.PurgeAsync(instanceId, cancellationToken);

    /// <inheritdoc/>
    public override async Task<long> PurgeEndedAsync(
        DateTimeOffset completedBefore, CancellationToken cancellationToken)
    {
        // The host's own purge counts from the start of an instance, which may be a year before its end.
        var purged = 0L;
        await foreach (var id in _reader.EndedBeforeAsync(completedBefore, cancellationToken).ConfigureAwait(false))
        {
            var result = await host.PurgeInstanceAsync(id, cancellationToken).ConfigureAwait(false);
            purged += result.PurgedInstanceCount;
        }

        return purged;
    }

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
        IReadOnlyList<OrchestrationRuntimeStatus> dedupe,
        CancellationToken cancellationToken)
    {
        // Always said, for either rule: what is left unsaid depends on the extension's version and would let a finished
        // instance be overwritten silently.
        var start = new StartOrchestrationOptions(instanceId)
        {
            Version = entry.Version,
            Tags = new Dictionary<string, string>(tags)
            {
                [HostTags.Version] = entry.Version,
            },
        }.WithDedupeStatuses([.. dedupe]);
        try
        {
            await host.ScheduleNewOrchestrationInstanceAsync(entry.Name, input, start, cancellationToken)
                .ConfigureAwait(false);
            return StartResult.Started;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return StartResult.AlreadyExists;
        }
    }

    private async Task<RaiseEventResult?> NotRaisableAsync(string instanceId, CancellationToken cancellationToken) =>
        await host.StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false) switch
        {
            null => RaiseEventResult.UnknownInstance,
            { } status when HostStatus.Ended.Contains(status) => RaiseEventResult.AlreadyEnded,
            _ => null,
        };

    /// <summary>Whether an instance has taken an event with this key, in its last run or in those before.</summary>
    private async Task<bool> HasHeardAsync(string instanceId, string key, CancellationToken cancellationToken) =>
        (await host.GetOrchestrationHistoryAsync(instanceId, cancellationToken).ConfigureAwait(false)).Any(h =>
            h switch
            {
                EventRaisedEvent raised => RaisedEvent.Open(Json.Parse(raised.Input)).Key == key,
                ExecutionStartedEvent started => RunInput.Open(Json.Parse(started.Input)).SeenKeys.Contains(key),
                _ => false,
            });
}
