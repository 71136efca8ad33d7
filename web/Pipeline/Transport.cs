using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ProgramFlows.Web.Pipeline;

/// <summary>
/// Where people reach the pages over TLS, nothing is answered in the clear: a look is sent to the site itself, and what
/// was to be done is refused, since it has been read on its way.
/// </summary>
internal static class Transport
{
    private const string Remember = "max-age=31536000";

    private const string Refusal =
        "เว็บนี้รับข้อมูลผ่าน https เท่านั้น / This site takes what is sent over https alone.\n";

    public static Task RequireTlsAsync(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<WebOptions>().TlsSite is not { } site)
        {
            return next(context);
        }

        var (request, response) = (context.Request, context.Response);
        if (request.IsHttps)
        {
            response.Headers.StrictTransportSecurity = Remember;
            return next(context);
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method))
        {
            var path = request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent();
            response.StatusCode = StatusCodes.Status308PermanentRedirect;
            response.Headers.Location = site.GetLeftPart(UriPartial.Authority) + path;
            return Task.CompletedTask;
        }

        return FailureMiddleware.AnswerAsync(response, StatusCodes.Status403Forbidden, Refusal);
    }
}
