using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions;

/// <summary>Lets blocked instances try whether this release fits them; the others stay blocked.</summary>
/// <param name="client">Where they are found and resumed.</param>
/// <param name="logger">Where it is told which could not try.</param>
public sealed partial class BlockedInstances(OrchestrationClient client, ILogger<BlockedInstances> logger)
{
    private const int AtOnce = 16;
    private const string Reason = "This release tries again.";

    /// <summary>Lets each try once. One that cannot be resumed keeps none of the others from trying.</summary>
    /// <returns>How many have tried.</returns>
    public async Task<int> RetryAsync(CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery { Statuses = [OrchestrationStatus.Blocked] };
        var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        for (var tried = 0; ;)
        {
            var page = await client.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            await Parallel.ForEachAsync(page.Items, together, async (blocked, stop) =>
            {
                if (await HasTriedAsync(blocked.InstanceId, stop).ConfigureAwait(false))
                {
                    Interlocked.Increment(ref tried);
                }
            }).ConfigureAwait(false);
            if (page.ContinuationToken is not { } next)
            {
                return tried;
            }

            query = query with { ContinuationToken = next };
        }
    }

    private async Task<bool> HasTriedAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await client.ResumeAsync(instanceId, Reason, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotResumed(instanceId, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Instance {InstanceId} is blocked and could not be resumed.")]
    private partial void LogNotResumed(string instanceId, Exception exception);
}
