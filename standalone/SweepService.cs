using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Standalone;

/// <summary>Sweeps, once a day, files of evidence that belong to no answer.</summary>
internal sealed partial class SweepService(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<SweepService> logger) : BackgroundService
{
    // As the timer of the Azure host has it.
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sweep = scope.ServiceProvider.GetRequiredService<EvidenceSweep>();
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await SweepAsync(sweep, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure where it stops before it has served.
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Unused files of evidence removed: {Count}")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Unused files of evidence could not be removed and are tried again tomorrow: {Reason}")]
    private static partial void LogNotSwept(ILogger logger, string reason);
}
