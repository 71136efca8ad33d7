using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProgramFlows.Web.Public.Errors;

namespace ProgramFlows.Web.Pipeline;

/// <summary>
/// Answers for a page that has failed. An exception that left the pipeline would be an empty answer on one machine and
/// a failed invocation in Azure.
/// </summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> logger)
{
    private const string Apology = "ขออภัย ระบบขัดข้อง กรุณาลองใหม่อีกครั้ง\nSomething went wrong. Please try again.\n";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            var path = SecretAddress.Logged(context);
            LogAborted(logger, path);
        }
        catch (Exception e) when (context.Response.HasStarted)
        {
            LogFailure(logger, SecretAddress.Logged(context), ErrorAnswer.CodeOf(context), e);
            context.Abort();
        }
        catch (Exception e)
        {
            await AnswerAsync(context, e).ConfigureAwait(false);
        }
    }

    /// <summary>A sentence in place of a page.</summary>
    public static Task AnswerAsync(HttpResponse response, int status, string sentence)
    {
        ClearOn(response);
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(sentence);
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        var isOldForm = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
        var status = failure is BadHttpRequestException bad ? bad.StatusCode
            : isOldForm ? StatusCodes.Status400BadRequest
            : StatusCodes.Status500InternalServerError;
        if (status >= StatusCodes.Status500InternalServerError)
        {
            LogFailure(logger, SecretAddress.Logged(context), ErrorAnswer.CodeOf(context), failure);
        }

        try
        {
            ClearOn(context.Response);
            var page = status >= StatusCodes.Status500InternalServerError ? ErrorAnswer.Failed(context)
                : isOldForm ? ErrorAnswer.FormTooOld(context)
                : ErrorAnswer.BadRequest(context, status);
            await page.ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogFailure(logger, SecretAddress.Logged(context), ErrorAnswer.CodeOf(context), e);
            await AnswerAsync(context.Response, status, Apology).ConfigureAwait(false);
        }
    }

    private static void ClearOn(HttpResponse response)
    {
        var connection = response.Headers.Connection;
        response.Clear();
        response.Headers.Connection = connection;
        PageHeaders.SetOn(response);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Request aborted by client: {Path}")]
    private static partial void LogAborted(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request failed: {Path} ({Code})")]
    private static partial void LogFailure(ILogger logger, string path, string code, Exception exception);
}
