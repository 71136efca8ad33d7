using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Notices;

/// <summary>Makes sure that the daily digest runs and knows a programme year's holidays and hour.</summary>
/// <param name="client">Where it is started.</param>
public sealed class StartDigest(OrchestrationClient client) : Activity<DailyDigestInput, Unit>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<DailyDigestInput, Unit> Name { get; } = new("StartDigest");

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(ActivityContext context, DailyDigestInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var options = new StartOptions(InstanceIdReuse.WhenEnded);
        var started = await client.StartAsync(DailyDigest.Name, DailyDigest.Id, input, options, context.Cancellation);
        if (started == StartResult.AlreadyExists)
        {
            await client.RaiseEventAsync(
                DailyDigest.Id,
                DailyDigest.YearAdded,
                new DigestYear(input.Hours ?? [], input.Holidays),
                context.IdempotencyKey,
                context.Cancellation);
        }

        return default;
    }
}
