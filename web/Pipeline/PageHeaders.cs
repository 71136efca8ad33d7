using Microsoft.AspNetCore.Http;

namespace ProgramFlows.Web.Pipeline;

/// <summary>Each answer tells the browser: load nothing from elsewhere, guess nothing, be framed by nobody.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        SetOn(context.Response);
        return next(context);
    }

    public static void SetOn(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
    }
}
