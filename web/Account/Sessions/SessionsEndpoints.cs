using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.Account.Sessions;

/// <summary>Where one is signed in, and how to sign out there.</summary>
internal static class SessionsEndpoints
{
    private const string Address = "/settings/sessions";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ShowAsync).ForTheSignedIn();
        routes.MapForm(Address, EndAsync).ForTheSignedIn();
        routes.MapForm("/sign-out-everywhere", EndAllAsync).ForTheSignedIn();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Frame frame, SessionCookie session) =>
        PageAnswer.Of<SessionsPage, ShownSessions>(
            frame,
            new ShownSessions(await session.ListAsync(context, frame.Visitor!.Person, context.RequestAborted)
                .ConfigureAwait(false)));

    private static async Task<IResult> EndAsync(HttpContext context, Frame frame, ISessionDesk sessions)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        await sessions.EndOneAsync(
            frame.Visitor!.Person, form["session"].ToString(), frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        return Results.LocalRedirect(Address);
    }

    private static async Task<IResult> EndAllAsync(
        HttpContext context, Frame frame, ISessionDesk sessions, SessionCookie session)
    {
        await sessions.EndAllAsync(frame.Visitor!.Person, frame.Now, context.RequestAborted).ConfigureAwait(false);
        await session.EndAsync(context, context.RequestAborted).ConfigureAwait(false);
        return Results.LocalRedirect("/");
    }
}
