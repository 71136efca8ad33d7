using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Web.Pipeline;

/// <summary>Raises what a command has left in the outbox now, and not at the next turn of the clock.</summary>
internal sealed partial class OutboxMiddleware(
    RequestDelegate next, TimeProvider clock, ILogger<OutboxMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context).ConfigureAwait(false);
        if (!MayHaveDoneSomething(context.Request.Method))
        {
            return;
        }

        try
        {
            await context.RequestServices.GetRequiredService<OutboxRelay>()
                .DrainAsync(clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The command itself is done and answered; its event stays in the outbox for the clock.
            LogLeftInOutbox(logger, e);
        }
    }

    private static bool MayHaveDoneSomething(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Outbox relay after a command failed; its events stay in the outbox and are raised by the clock")]
    private static partial void LogLeftInOutbox(ILogger logger, Exception exception);
}
