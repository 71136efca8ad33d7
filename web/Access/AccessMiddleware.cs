using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Access;

/// <summary>
/// Says who asks, and keeps pages that are for the signed-in from everybody else: a look is sent to the sign-in and
/// comes back from there, and what was to be done is answered by a page that says so.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, SessionCookie cookie, WebOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var audience = context.GetEndpoint()?.Metadata.GetMetadata<Audience>();
        if (audience == Audience.Things || audience == Audience.Machines)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var visit = await VisitAsync(context).ConfigureAwait(false);
        visit.SetOn(context);
        if (visit.Visitor is not null
            || audience is null
            || audience == Audience.Everybody
            || (audience == Audience.SignedInOrJustBefore && visit.Former is not null))
        {
            await next(context).ConfigureAwait(false);
        }
        else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect(ReturnAddress.SignIn(options.SignInAt, context.Request));
        }
        else
        {
            await ErrorAnswer.SignedOut(context).ExecuteAsync(context).ConfigureAwait(false);
        }
    }

    private async Task<Visit> VisitAsync(HttpContext context)
    {
        if (await cookie.ReadAsync(context).ConfigureAwait(false) is not { } session)
        {
            return Visit.Nobody;
        }

        // What proves a form to be ours is bound to whoever it was made for, also when their session has ended since.
        context.User = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, session.Person.Value)], "session"));
        if (session.HasEnded)
        {
            return new Visit(null, session.Person);
        }

        var people = context.RequestServices.GetRequiredService<IPersonReader>();
        return await people.FindAsync(session.Person, context.RequestAborted).ConfigureAwait(false) is { } found
            ? new Visit(new Visitor(found.Viewer, found.Person.Name, found.Person.Language), null)
            : Visit.Nobody;
    }
}
