using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Hosting.SignIn;

/// <summary>
/// Sends codes as soon as they are asked for, beside the answers, so that how long an answer takes tells nothing. What
/// a stop or a channel's failure has left is sent again by the next look.
/// </summary>
/// <param name="post">The codes.</param>
/// <param name="scopes">The host's.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where it says that a channel failed.</param>
public sealed partial class CodeSendingService(
    ISignInPost post, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CodeSendingService> logger)
    : BackgroundService
{
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WaitAfterFailure = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await SendAsync(stoppingToken).ConfigureAwait(false);
                await UntilAskedAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure where it stops before it has served.
        }
    }

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CodeSender>()
                .SendAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
            await scope.ServiceProvider.GetRequiredService<LetterSender>()
                .SendAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
            await scope.ServiceProvider.GetRequiredService<WaitingMessages>()
                .SendAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever fails in a channel or a store, the next code must be sent.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // Its type alone: what a channel says may hold an address.
            LogFailed(logger, e.GetType().Name);
            await Task.Delay(WaitAfterFailure, clock, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task UntilAskedAsync(CancellationToken stoppingToken)
    {
        using var late = new CancellationTokenSource(LooksAgainAfter, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stoppingToken);
        try
        {
            await post.WhenAskedAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // Something may be left from a failure.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Sign-in codes could not be sent ({Failure}); they are sent again")]
    private static partial void LogFailed(ILogger logger, string failure);
}
