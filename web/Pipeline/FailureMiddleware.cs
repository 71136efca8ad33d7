using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Web.Pipeline;

/// <summary>
/// Answers for a page that has failed. An exception that left the pipeline would be an empty answer on one machine and
/// a failed invocation in Azure.
/// </summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> logger)
{
    private const string Apology = "เกิดข้อผิดพลาด โปรดลองอีกครั้ง\nSomething went wrong. Please try again.\n";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            LogAborted(logger, context.Request.Path);
        }
        catch (Exception e) when (context.Response.HasStarted)
        {
            LogFailure(logger, context.Request.Path, e);
            context.Abort();
        }
        catch (Exception e)
        {
            var status = StatusOf(e, context);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                LogFailure(logger, context.Request.Path, e);
            }

            await AnswerAsync(context.Response, status, Apology).ConfigureAwait(false);
        }
    }

    /// <summary>A sentence in place of a page.</summary>
    public static Task AnswerAsync(HttpResponse response, int status, string sentence)
    {
        var connection = response.Headers.Connection;
        response.Clear();
        response.Headers.Connection = connection;
        PageHeaders.SetOn(response);
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(sentence);
    }

    private static int StatusOf(Exception e, HttpContext context) =>
        e is BadHttpRequestException bad ? bad.StatusCode
            : context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                ? StatusCodes.Status400BadRequest
                : StatusCodes.Status500InternalServerError;

    [LoggerMessage(Level = LogLevel.Information, Message = "Request aborted by client: {Path}")]
    private static partial void LogAborted(ILogger logger, PathString path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request failed: {Path}")]
    private static partial void LogFailure(ILogger logger, PathString path, Exception exception);
}
