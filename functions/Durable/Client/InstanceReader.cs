using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;
using HostPage = Microsoft.DurableTask.Page<Microsoft.DurableTask.Client.OrchestrationMetadata>;
using OrchestrationQuery = ProgramFlows.Engine.Contract.OrchestrationQuery;

namespace ProgramFlows.Functions.Durable.Client;

/// <summary>How instances are looked at.</summary>
/// <param name="host">The client that a function was given.</param>
internal sealed class InstanceReader(DurableTaskClient host)
{
    private const int MostOnAPage = 1_000;
    private const int AtOnce = 16;
    private const string TokenPrefix = "durable-task:";

    public async Task<OrchestrationState?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        await host.GetInstanceAsync(instanceId, true, cancellationToken).ConfigureAwait(false) is { } found
            ? InstanceTranslation.Of(found)
            : null;

    public async Task<OrchestrationState> WaitForCompletionAsync(
        string instanceId, CancellationToken cancellationToken) =>
        await host.StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false) is null
            ? throw new ArgumentException($"There is no instance '{instanceId}'.", nameof(instanceId))
            : InstanceTranslation.Of(
                await host.WaitForInstanceCompletionAsync(instanceId, true, cancellationToken).ConfigureAwait(false));

    public async Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        if (query.PageSize is < 1 or > MostOnAPage)
        {
            throw new ArgumentException($"A page has 1 to {MostOnAPage} instances.", nameof(query));
        }

        var token = query.ContinuationToken is not { } asked ? null
            : asked.StartsWith(TokenPrefix, StringComparison.Ordinal) ? asked[TokenPrefix.Length..]
            : throw new ArgumentException("This is no continuation token of this client.", nameof(query));
        await foreach (var page in PagesAsync(query, token, cancellationToken).ConfigureAwait(false))
        {
            var fitting = (await WholeAsync(Fitting(page, query), cancellationToken).ConfigureAwait(false))
                .Where(s => FitsTags(s, query)).OrderBy(s => s.CreatedAt).ToList();
            if (fitting.Count > 0 || page.ContinuationToken is null)
            {
                return new OrchestrationPage(
                    fitting, page.ContinuationToken is { } more ? TokenPrefix + more : null);
            }
        }

        return new OrchestrationPage([], null);
    }

    public async Task<IReadOnlyDictionary<OrchestrationStatus, long>> CountAsync(
        OrchestrationQuery query, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<OrchestrationStatus, long>();
        var large = query with { PageSize = MostOnAPage };
        await foreach (var page in PagesAsync(large, null, cancellationToken).ConfigureAwait(false))
        {
            var fitting = Fitting(page, query).Select(InstanceTranslation.Of);
            if (query.Tags.Count > 0)
            {
                fitting = (await WholeAsync(Fitting(page, query), cancellationToken).ConfigureAwait(false))
                    .Where(s => FitsTags(s, query));
            }

            foreach (var state in fitting)
            {
                counts[state.Status] = counts.GetValueOrDefault(state.Status) + 1;
            }
        }

        return counts;
    }

    /// <summary>The ids of the instances that ended before a moment, UTC.</summary>
    public async IAsyncEnumerable<string> EndedBeforeAsync(
        DateTimeOffset moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery
        {
            Statuses = [OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Terminated],
            CompletedTo = moment,
            PageSize = MostOnAPage,
        };
        await foreach (var page in PagesAsync(query, null, cancellationToken).ConfigureAwait(false))
        {
            foreach (var found in Fitting(page, query))
            {
                yield return found.InstanceId;
            }
        }
    }

    /// <summary>
    /// The host's pages from a token on. A page that is too large for a message is asked for again in halves, and the
    /// size that fitted is kept.
    /// </summary>
    private async IAsyncEnumerable<HostPage> PagesAsync(
        OrchestrationQuery query, string? token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var size = query.PageSize; ;)
        {
            HostPage? page;
            try
            {
                page = await PageAsync(query, size, token, cancellationToken).ConfigureAwait(false);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted && size > 1)
            {
                size /= 2;
                continue;
            }

            if (page is null)
            {
                yield break;
            }

            yield return page;
            if ((token = page.ContinuationToken) is null)
            {
                yield break;
            }
        }
    }

    private async Task<HostPage?> PageAsync(
        OrchestrationQuery query, int size, string? token, CancellationToken cancellationToken)
    {
        var asked = new Microsoft.DurableTask.Client.OrchestrationQuery(
            query.CreatedFrom,
            query.CreatedTo,
            query.Statuses.Count == 0
                ? null
                : [.. query.Statuses.SelectMany(InstanceTranslation.HostStatusesOf).Distinct()],
            InstanceIdPrefix: query.InstanceIdPrefix,
            PageSize: size,
            FetchInputsAndOutputs: true,
            ContinuationToken: token);
        await foreach (var page in host.GetAllInstancesAsync(asked).AsPages(token)
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            return page;
        }

        return null;
    }

    /// <summary>
    /// Instances of a list with what lists of Azure Storage do not tell: tags, and in them version and parent. One that
    /// was purged meanwhile is left out.
    /// </summary>
    private async Task<IEnumerable<OrchestrationState>> WholeAsync(
        IEnumerable<OrchestrationMetadata> listed, CancellationToken cancellationToken)
    {
        OrchestrationMetadata[] all = [.. listed];
        var whole = new OrchestrationState?[all.Length];
        var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, all.Length), together, async (i, stop) =>
        {
            var tags = all[i].Tags.Count > 0
                ? all[i].Tags
                : (await host.GetInstanceAsync(all[i].InstanceId, false, stop).ConfigureAwait(false))?.Tags;
            whole[i] = tags is null ? null : InstanceTranslation.Of(all[i], tags);
        }).ConfigureAwait(false);
        return whole.OfType<OrchestrationState>();
    }

    /// <summary>Those that fit in all but their tags.</summary>
    private static IEnumerable<OrchestrationMetadata> Fitting(HostPage page, OrchestrationQuery query) =>
        page.Values.Where(m => Fits(InstanceTranslation.Of(m), query));

    private static bool Fits(OrchestrationState state, OrchestrationQuery query) =>
        (query.Name is null || string.Equals(query.Name, state.Name, StringComparison.OrdinalIgnoreCase))
            && (query.Statuses.Count == 0 || query.Statuses.Contains(state.Status))
            && state.InstanceId.StartsWith(query.InstanceIdPrefix ?? string.Empty, StringComparison.Ordinal)
            && (query.DueBefore is null || state.NextDueAt < query.DueBefore)
            && IsWithin(state.CreatedAt, query.CreatedFrom, query.CreatedTo)
            && IsWithin(state.UpdatedAt, query.UpdatedFrom, query.UpdatedTo)
            && IsWithin(state.CompletedAt, query.CompletedFrom, query.CompletedTo);

    private static bool FitsTags(OrchestrationState state, OrchestrationQuery query) =>
        query.Tags.All(t => state.Tags.TryGetValue(t.Key, out var value) && value == t.Value);

    private static bool IsWithin(DateTimeOffset? moment, DateTimeOffset? from, DateTimeOffset? to) =>
        (from is null || moment >= from) && (to is null || moment < to);
}
