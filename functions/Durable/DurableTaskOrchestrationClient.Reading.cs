using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;
using OrchestrationQuery = ProgramFlows.Engine.Contract.OrchestrationQuery;

namespace ProgramFlows.Functions.Durable;

/// <summary>How instances are looked at.</summary>
public sealed partial class DurableTaskOrchestrationClient
{
    private const int MostOnAPage = 1_000;
    private const string TokenPrefix = "durable-task:";

    /// <inheritdoc/>
    public override async Task<OrchestrationState?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        await inner.GetInstanceAsync(instanceId, true, cancellationToken).ConfigureAwait(false) is { } found
            ? StateOf(found)
            : null;

    /// <inheritdoc/>
    public override async Task<OrchestrationState> WaitForCompletionAsync(
        string instanceId, CancellationToken cancellationToken) =>
        await StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false) is null
            ? throw new ArgumentException($"There is no instance '{instanceId}'.", nameof(instanceId))
            : StateOf(
                await inner.WaitForInstanceCompletionAsync(instanceId, true, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// One page of the instances that fit. The host pages in an order of its own and looks at fewer conditions than the
    /// query has; within a page the order is that of the starts.
    /// </summary>
    public override async Task<OrchestrationPage> QueryAsync(
        OrchestrationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        InstanceTag.Checked(query.Tags);
        if (query.PageSize is < 1 or > MostOnAPage)
        {
            throw new ArgumentException($"A page has 1 to {MostOnAPage} instances.", nameof(query));
        }

        var token = query.ContinuationToken is not { } asked ? null
            : asked.StartsWith(TokenPrefix, StringComparison.Ordinal) ? asked[TokenPrefix.Length..]
            : throw new ArgumentException("This is no continuation token of this client.", nameof(query));
        await foreach (var page in PagesOf(query, token).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var fitting = page.Values.Select(StateOf).Where(s => Fits(s, query)).OrderBy(s => s.CreatedAt).ToList();
            if (fitting.Count > 0 || page.ContinuationToken is null)
            {
                return new OrchestrationPage(
                    fitting, page.ContinuationToken is { } more ? TokenPrefix + more : null);
            }
        }

        return new OrchestrationPage([], null);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<OrchestrationStatus, long>> CountAsync(
        OrchestrationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        InstanceTag.Checked(query.Tags);
        var counts = new Dictionary<OrchestrationStatus, long>();
        await foreach (var page in PagesOf(query with { PageSize = MostOnAPage }, null)
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var state in page.Values.Select(StateOf).Where(s => Fits(s, query)))
            {
                counts[state.Status] = counts.GetValueOrDefault(state.Status) + 1;
            }
        }

        return counts;
    }

    /// <inheritdoc/>
    public override async Task<long> PurgeEndedAsync(
        DateTimeOffset completedBefore, CancellationToken cancellationToken)
    {
        // The host's own purge counts from the start of an instance, which may be a year before its end.
        var query = new OrchestrationQuery
        {
            Statuses = [OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Terminated],
            CompletedTo = completedBefore,
            PageSize = MostOnAPage,
        };
        var purged = 0L;
        await foreach (var page in PagesOf(query, null).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var state in page.Values.Select(StateOf).Where(s => Fits(s, query)))
            {
                var result = await inner.PurgeInstanceAsync(state.InstanceId, cancellationToken)
                    .ConfigureAwait(false);
                purged += result.PurgedInstanceCount;
            }
        }

        return purged;
    }

    private IAsyncEnumerable<Microsoft.DurableTask.Page<OrchestrationMetadata>> PagesOf(
        OrchestrationQuery query, string? token) =>
        inner.GetAllInstancesAsync(new Microsoft.DurableTask.Client.OrchestrationQuery(
            query.CreatedFrom,
            query.CreatedTo,
            query.Statuses.Count == 0 ? null : [.. query.Statuses.SelectMany(RuntimeStatusesOf).Distinct()],
            InstanceIdPrefix: query.InstanceIdPrefix,
            PageSize: query.PageSize,
            FetchInputsAndOutputs: true,
            ContinuationToken: token)).AsPages(token);

    private static OrchestrationRuntimeStatus[] RuntimeStatusesOf(OrchestrationStatus status) => status switch
    {
        OrchestrationStatus.Pending => [OrchestrationRuntimeStatus.Pending],
        OrchestrationStatus.Running or OrchestrationStatus.Blocked => [OrchestrationRuntimeStatus.Running],
        OrchestrationStatus.Suspended => [OrchestrationRuntimeStatus.Suspended],
        OrchestrationStatus.Completed => [OrchestrationRuntimeStatus.Completed],
        OrchestrationStatus.Failed => [OrchestrationRuntimeStatus.Failed],
        _ => [OrchestrationRuntimeStatus.Terminated],
    };

    private static bool Fits(OrchestrationState state, OrchestrationQuery query) =>
        (query.Name is null || string.Equals(query.Name, state.Name, StringComparison.OrdinalIgnoreCase))
            && (query.Statuses.Count == 0 || query.Statuses.Contains(state.Status))
            && state.InstanceId.StartsWith(query.InstanceIdPrefix ?? string.Empty, StringComparison.Ordinal)
            && query.Tags.All(t => state.Tags.TryGetValue(t.Key, out var value) && value == t.Value)
            && (query.DueBefore is null || state.NextDueAt < query.DueBefore)
            && IsWithin(state.CreatedAt, query.CreatedFrom, query.CreatedTo)
            && IsWithin(state.UpdatedAt, query.UpdatedFrom, query.UpdatedTo)
            && IsWithin(state.CompletedAt, query.CompletedFrom, query.CompletedTo);

    private static bool IsWithin(DateTimeOffset? moment, DateTimeOffset? from, DateTimeOffset? to) =>
        (from is null || moment >= from) && (to is null || moment < to);

    private static OrchestrationState StateOf(OrchestrationMetadata found)
    {
        var shown = ShownStatus.Open(found.SerializedCustomStatus);
        var status = found.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Pending => OrchestrationStatus.Pending,
            OrchestrationRuntimeStatus.Suspended => OrchestrationStatus.Suspended,
            OrchestrationRuntimeStatus.Completed => OrchestrationStatus.Completed,
            OrchestrationRuntimeStatus.Failed => OrchestrationStatus.Failed,
            OrchestrationRuntimeStatus.Running when shown.Problem is not null => OrchestrationStatus.Blocked,
            OrchestrationRuntimeStatus.Running => OrchestrationStatus.Running,
            OrchestrationRuntimeStatus.Terminated => OrchestrationStatus.Terminated,
            _ => found.RuntimeStatus.ToString() == "Canceled" // Both others are obsolete and may be gone one day.
                ? OrchestrationStatus.Terminated
                : OrchestrationStatus.Running,
        };
        var hasEnded = Ended.Contains(found.RuntimeStatus);
        var version = found.Tags.GetValueOrDefault(DurableTaskOrchestrationContext.VersionTag) ?? string.Empty;
        return new OrchestrationState(
            found.InstanceId,
            found.Name,
            version,
            status,
            found.CreatedAt,
            found.LastUpdatedAt,
            hasEnded ? found.LastUpdatedAt : null,
            hasEnded ? null : shown.NextDueAt,
            found.Tags.GetValueOrDefault(DurableTaskOrchestrationContext.ParentTag),
            found.Tags.Where(t => t.Key is not (DurableTaskOrchestrationContext.ParentTag
                or DurableTaskOrchestrationContext.VersionTag)).ToDictionary(),
            shown.Shown is { } own ? own.GetRawText() : null,
            status is OrchestrationStatus.Completed or OrchestrationStatus.Terminated ? found.SerializedOutput : null,
            status == OrchestrationStatus.Failed ? FailureOf(found) : null,
            status == OrchestrationStatus.Blocked ? shown.Problem : null);
    }

    /// <summary>The host may leave the details out; the text then stands in the output.</summary>
    private static FailureDetails FailureOf(OrchestrationMetadata failed) =>
        CodedFailureException.Read(failed.FailureDetails)
            ?? CodedFailureException.Read(failed.SerializedOutput)
            ?? new FailureDetails(
                "Unknown", failed.SerializedOutput ?? "The host does not say why.", null, IsPermanent: false, null);
}
