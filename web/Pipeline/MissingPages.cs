using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Public.Errors;

namespace ProgramFlows.Web.Pipeline;

/// <summary>An address that is nobody's is answered by a page that helps on, and not by an empty one.</summary>
internal static class MissingPages
{
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        await next(context).ConfigureAwait(false);
        if (context.GetEndpoint() is null
            && context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound })
        {
            await ErrorAnswer.NotFound(context).ExecuteAsync(context).ConfigureAwait(false);
        }
    }
}
