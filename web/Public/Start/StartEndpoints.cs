using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;

namespace ProgramFlows.Web.Public.Start;

/// <summary>
/// The first page: whoever has signed in goes on to what they have to do, everybody else is told where they are. It
/// asks the store for nothing but who that is, so that whoever only looks whether the site is there costs little.
/// </summary>
internal static class StartEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], Show).ForEverybody();

        // Whoever only looks whether the site is there asks for the head, or, as HAProxy does, for the options.
        routes.MapMethods("/", [HttpMethods.Options], TellMethods).ForThings();
        routes.MapForm("/sign-out", SignOutAsync).ForEverybody();
    }

    private static IResult Show(Frame frame, WebOptions options) =>
        Menu.Of(frame.Visitor) is [var first, ..] ? Results.LocalRedirect(first.Address)
        : frame.Visitor is not null ? Results.LocalRedirect("/tasks")
        : options.IsDemo ? Results.LocalRedirect(options.SignInAt)
        : PageAnswer.Of<StartPage, string>(frame, options.SignInAt);

    private static async Task<RedirectHttpResult> SignOutAsync(
        HttpContext context, SessionCookie cookie, CancellationToken cancellationToken)
    {
        await cookie.EndAsync(context, cancellationToken).ConfigureAwait(false);
        return TypedResults.LocalRedirect("/");
    }

    private static NoContent TellMethods(HttpResponse response)
    {
        response.Headers.Allow = "GET, HEAD, OPTIONS";
        return TypedResults.NoContent();
    }
}
