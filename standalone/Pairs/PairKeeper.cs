namespace ProgramFlows.Standalone.Pairs;

/// <summary>Moves the common mark of journal and store on every hour, so that an older copy of one is told.</summary>
internal sealed partial class PairKeeper(
    CommonMark mark, TimeProvider clock, ILogger<PairKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(Every, clock);
        try
        {
            while (await hours.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await MoveOnAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The installation is being stopped.
        }
    }

    private async Task MoveOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await mark.MoveOnAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            LogNotMovedOn(logger, e.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The common mark of journal and store could not be moved on and is tried again later: {Error}")]
    private static partial void LogNotMovedOn(ILogger logger, string error);
}
