using Microsoft.AspNetCore.Http;

namespace ProgramFlows.Web.Pipeline;

/// <summary>
/// Takes off the headers by which Azure's own sign-in says who somebody is. Where it is switched off, whoever writes
/// them would be believed.
/// </summary>
internal static class PlatformIdentity
{
    public static Task TakeOffAsync(HttpContext context, RequestDelegate next)
    {
        foreach (var header in context.Request.Headers.Keys.Where(SaysWhoSomebodyIs).ToList())
        {
            context.Request.Headers.Remove(header);
        }

        return next(context);
    }

    private static bool SaysWhoSomebodyIs(string header) =>
        header.StartsWith("X-MS-CLIENT-PRINCIPAL", StringComparison.OrdinalIgnoreCase)
            || header.StartsWith("X-MS-TOKEN-", StringComparison.OrdinalIgnoreCase);
}
