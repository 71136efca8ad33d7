using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Workflows.Relay;

namespace ProgramFlows.Functions.Pages;

/// <summary>
/// The pages' own pipeline, run inside the worker's. The worker's cannot be added to, has chosen an endpoint before it
/// gets here (the catch-all), and has put the invocation's scope where pages look for services.
/// </summary>
public sealed partial class PagesPipeline
{
    private const string Apology = "เกิดข้อผิดพลาด โปรดลองอีกครั้ง\nSomething went wrong. Please try again.\n";

    private readonly RequestDelegate _run;
    private readonly ILogger _logger;

    /// <summary>Builds it.</summary>
    /// <param name="services">The worker's services.</param>
    /// <param name="map">The pages' addresses.</param>
    public PagesPipeline(IServiceProvider services, Action<IEndpointRouteBuilder> map)
    {
        _logger = services.GetRequiredService<ILogger<PagesPipeline>>();

        // A published package has its static files in wwwroot; a build finds them where they are written.
        StaticWebAssetsLoader.UseStaticWebAssets(
            services.GetRequiredService<IWebHostEnvironment>(), services.GetRequiredService<IConfiguration>());
        _run = new ApplicationBuilder(services)
            .Use(AnswerFailuresAsync)
            .Use(RaiseWhatWasDoneAsync)
            .UseRouting()
            .UseAntiforgery()
            .UseEndpoints(map)
            .Build();
    }

    /// <summary>Answers a request.</summary>
    public Task RunAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Left in place, the worker's endpoint would keep ours from being looked for, and be run again and again.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();

        // Whoever says who they are in these would be believed where the platform's own sign-in is switched off.
        foreach (var header in context.Request.Headers.Keys.Where(IsPlatformIdentity).ToList())
        {
            context.Request.Headers.Remove(header);
        }

        return _run(context);
    }

    private static bool IsPlatformIdentity(string header) =>
        header.StartsWith("X-MS-CLIENT-PRINCIPAL", StringComparison.OrdinalIgnoreCase)
            || header.StartsWith("X-MS-TOKEN-", StringComparison.OrdinalIgnoreCase);

    /// <summary>An exception that left this pipeline would be an empty answer and a failed invocation.</summary>
    private async Task AnswerFailuresAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            LogGone(_logger, context.Request.Path);
        }
        catch (Exception e) when (context.Response.HasStarted)
        {
            LogFailure(_logger, context.Request.Path, e);
            context.Abort();
        }
        catch (Exception e)
        {
            LogFailure(_logger, context.Request.Path, e);
            context.Response.Clear();
            context.Response.StatusCode = StatusOf(e, context);
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Apology).ConfigureAwait(false);
        }
    }

    private static int StatusOf(Exception e, HttpContext context) =>
        e is BadHttpRequestException bad ? bad.StatusCode
            : context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                ? StatusCodes.Status400BadRequest
                : StatusCodes.Status500InternalServerError;

    /// <summary>What a command has left in the outbox is raised now and not at the next turn of the clock.</summary>
    private async Task RaiseWhatWasDoneAsync(HttpContext context, RequestDelegate next)
    {
        await next(context).ConfigureAwait(false);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || HttpMethods.IsOptions(context.Request.Method))
        {
            return;
        }

        try
        {
            var clock = context.RequestServices.GetRequiredService<TimeProvider>();
            await context.RequestServices.GetRequiredService<OutboxRelay>()
                .DrainAsync(clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The command itself is done and answered; its event stays in the outbox for the clock.
            LogLeftInOutbox(_logger, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Whoever asked for {Path} has gone before the answer")]
    private static partial void LogGone(ILogger logger, PathString path);

    [LoggerMessage(Level = LogLevel.Error, Message = "The page {Path} has failed")]
    private static partial void LogFailure(ILogger logger, PathString path, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Events could not be brought to their orchestrations now; they stay in the outbox for the clock")]
    private static partial void LogLeftInOutbox(ILogger logger, Exception exception);
}
