using ProgramFlows.Standalone.Commands;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Standalone;

/// <summary>Starts the year of each shipped programme when its day has come.</summary>
internal sealed partial class YearService(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<YearService> logger) : BackgroundService
{
    // As the timer of the Azure host has it.
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var starter = scope.ServiceProvider.GetRequiredService<YearStarter>();
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await StartAsync(starter, stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure where it stops before it has served.
        }
    }

    private async Task StartAsync(YearStarter starter, CancellationToken stoppingToken)
    {
        try
        {
            await starter.StartAsync(Programmes.Names(), clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ProgrammeException or IOException)
        {
            LogNotStarted(logger, e.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A programme's year could not be started and is tried again in ten minutes: {Reason}")]
    private static partial void LogNotStarted(ILogger logger, string reason);
}
