using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Standalone;

/// <summary>Sweeps, once a day, texts of messages that were sent long ago, and files of evidence that belong to no
/// answer.</summary>
internal sealed partial class SweepService(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<SweepService> logger) : BackgroundService
{
    // As the timer of the Azure host has it.
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var evidence = scope.ServiceProvider.GetRequiredService<EvidenceSweep>();
        var messages = scope.ServiceProvider.GetRequiredService<MessageSweep>();
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await ForgetAsync(messages, stoppingToken).ConfigureAwait(false);
                await SweepAsync(evidence, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure where it stops before it has served.
        }
    }

    private async Task ForgetAsync(MessageSweep sweep, CancellationToken stoppingToken)
    {
        try
        {
            var forgotten = await sweep.SweepAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
            LogForgotten(logger, forgotten);
        }
        catch (IOException e)
        {
            LogNotForgotten(logger, e.Message);
        }
    }

    private async Task SweepAsync(EvidenceSweep sweep, CancellationToken stoppingToken)
    {
        try
        {
            var swept = await sweep.SweepAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
            LogSwept(logger, swept);
        }
        catch (IOException e)
        {
            LogNotSwept(logger, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Texts of old messages removed: {Count}")]
    private static partial void LogForgotten(ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Texts of old messages could not be removed and are tried again tomorrow: {Reason}")]
    private static partial void LogNotForgotten(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Unused files of evidence removed: {Count}")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Unused files of evidence could not be removed and are tried again tomorrow: {Reason}")]
    private static partial void LogNotSwept(ILogger logger, string reason);
}
