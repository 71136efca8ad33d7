using Microsoft.AspNetCore.Http;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Layout;

/// <summary>
/// The language of a page: the one asked for, the one this browser asked for last, the reader's own, Thai. What a
/// browser asked for is remembered by the browser alone; nothing is written down here for a look.
/// </summary>
internal static class LanguageChoice
{
    public const string Field = "lang";

    private const string English = "en";
    private const string Thai = "th";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary>The language for a request.</summary>
    public static Language Of(HttpContext context, Language? own) =>
        Read(context.Request.Query[Field]) ?? Read(context.Request.Cookies[Field]) ?? own ?? Language.Th;

    /// <summary>Keeps what a browser asks for in the browser.</summary>
    public static Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        if (Read(context.Request.Query[Field]) is { } asked && Read(context.Request.Cookies[Field]) != asked)
        {
            Keep(context.Response, asked);
        }

        return next(context);
    }

    /// <summary>Has a browser remember a language.</summary>
    public static void Keep(HttpResponse response, Language language) =>
        response.Cookies.Append(Field, language == Language.En ? English : Thai, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
            MaxAge = Remembered,
        });

    private static Language? Read(string? text) => text switch
    {
        English => Language.En,
        Thai => Language.Th,
        _ => null,
    };
}
