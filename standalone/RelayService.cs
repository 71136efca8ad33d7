using ProgramFlows.Engine.Runtime;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Standalone;

/// <summary>Brings commands' events to the engine as soon as they are durable.</summary>
internal sealed partial class RelayService(
    EmbeddedEngine engine,
    IOutbox outbox,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<RelayService> logger) : BackgroundService
{
    private static readonly TimeSpan WaitAfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RelayAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Where the pages could not be served, the host takes this for a failure and logs it beside the reason.
        }
    }

    private async Task RelayAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var relay = scope.ServiceProvider.GetRequiredService<OutboxRelay>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await UnlessHeldAsync(stoppingToken).ConfigureAwait(false);
                await relay.DrainAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
                await outbox.WhenFilledAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                LogTrouble(logger, e);
                await Task.Delay(WaitAfterTrouble, clock, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What the engine would refuse stays in the outbox.</summary>
    private async Task UnlessHeldAsync(CancellationToken stoppingToken)
    {
        while (engine.ClockHold is not null)
        {
            await Task.Delay(WaitAfterTrouble, clock, stoppingToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Events could not be brought to the engine; they stay in the outbox and are tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
