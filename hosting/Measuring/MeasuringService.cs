using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Hosting.Measuring;

/// <summary>
/// Measures each minute in a process that runs all the time, and warns an operator when something needs one: once when
/// it begins or gets worse, not each minute. In Azure, timers measure and alerts tell.
/// </summary>
/// <param name="scopes">Where the watches come from.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where it warns.</param>
public sealed partial class MeasuringService(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<MeasuringService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    private long _blocked;
    private long _stuck;
    private long _refused;
    private long _bounced;
    private long _unknown;
    private bool _isLate;
    private bool _isHeld;

    /// <summary>Measures everything once; what cannot be measured is an error in the log and hides no other.</summary>
    internal async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<StoreWatch>();
        var messages = scope.ServiceProvider.GetRequiredService<MessageWatch>();
        var instances = scope.ServiceProvider.GetRequiredService<InstanceWatch>();
        var archive = scope.ServiceProvider.GetRequiredService<ArchiveWatch>();
        await TryAsync("the outbox", async () =>
            Tell(await store.MeasureOutboxAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await TryAsync("messages", async () =>
            Tell(await messages.MeasureAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await TryAsync("instances", async () =>
            Tell(await instances.MeasureAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await TryAsync("the archive", () => archive.MeasureAsync(cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await MeasureAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure where it stops before it has served.
        }
    }

    private void Tell(TimeSpan lag)
    {
        if (lag >= Late && !_isLate)
        {
            LogLate(logger, (long)lag.TotalSeconds);
        }

        _isLate = lag >= Late;
    }

    private void Tell((long Refused, MessageCounts LastDay, ChannelStanding Channel) messages)
    {
        var (refused, counts, channel) = messages;
        if (refused > _refused)
        {
            LogRefused(logger, refused);
        }

        if (counts.Bounced > _bounced)
        {
            LogBounced(logger, counts.Bounced);
        }

        if (counts.Unknown > _unknown)
        {
            LogUnknown(logger, counts.Unknown);
        }

        if (channel.IsHeld && !_isHeld)
        {
            LogHeld(logger, channel.Name, counts.Waiting);
        }

        (_refused, _bounced, _unknown, _isHeld) = (refused, counts.Bounced, counts.Unknown, channel.IsHeld);
    }

    private void Tell((long Blocked, long Stuck) instances)
    {
        if (instances.Blocked > _blocked)
        {
            LogBlocked(logger, instances.Blocked);
        }

        if (instances.Stuck > _stuck)
        {
            LogStuck(logger, instances.Stuck);
        }

        (_blocked, _stuck) = instances;
    }

    private async Task TryAsync(string what, Func<Task> measure)
    {
        try
        {
            await measure().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotMeasured(logger, what, e);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The outbox is late: the oldest event has waited {Seconds} s for its orchestration")]
    private static partial void LogLate(ILogger logger, long seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} message(s) were refused within the last hour")]
    private static partial void LogRefused(ILogger logger, long count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} message(s) came back within the last day: nothing more is sent to their addresses")]
    private static partial void LogBounced(ILogger logger, long count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} message(s) may have been sent and may not. The page of messages shows them; somebody "
            + "decides whether they are sent again")]
    private static partial void LogUnknown(ILogger logger, long count);

    // What a carrier has answered may hold an address, so the reason stays in the store.
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The channel {Channel} is held: {Count} message(s) wait. 'programflows channels status' says why")]
    private static partial void LogHeld(ILogger logger, string channel, long count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} instance(s) are blocked or have failed. 'programflows instances list' names them")]
    private static partial void LogBlocked(ILogger logger, long count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} instance(s) are stuck: their timer is overdue. 'programflows instances stuck' names them")]
    private static partial void LogStuck(ILogger logger, long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not measure {What}; it is tried again in a minute")]
    private static partial void LogNotMeasured(ILogger logger, string what, Exception exception);
}
