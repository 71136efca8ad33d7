using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions;

/// <summary>Lets blocked instances try whether this release fits them; the others stay blocked.</summary>
/// <param name="client">Where they are found and resumed.</param>
public sealed class BlockedInstances(OrchestrationClient client)
{
    private const string Reason = "This release tries again.";

    /// <summary>Lets each try once.</summary>
    /// <returns>How many have tried.</returns>
    public async Task<int> RetryAsync(CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery { Statuses = [OrchestrationStatus.Blocked] };
        for (var tried = 0; ;)
        {
            var page = await client.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (var blocked in page.Items)
            {
                await client.ResumeAsync(blocked.InstanceId, Reason, cancellationToken).ConfigureAwait(false);
                tried++;
            }

            if (page.ContinuationToken is not { } next)
            {
                return tried;
            }

            query = query with { ContinuationToken = next };
        }
    }
}
