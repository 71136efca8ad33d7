using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Demo;

/// <summary>
/// Where a newcomer becomes any of the simulated people, and reads their messages. A demo alone has these addresses.
/// </summary>
public static class DemoRoutes
{
    private const int MostMessages = 20;

    /// <summary>What they need.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoCast>();

    /// <summary>Adds the addresses.</summary>
    public static IEndpointRouteBuilder MapDemo(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/demo", [HttpMethods.Get, HttpMethods.Head], ShowCastAsync).ForEverybody();
        routes.MapForm("/demo", BecomeAsync).ForEverybody();
        routes.MapGet("/demo/messages", ShowMessagesAsync).ForEverybody();
        return routes;
    }

    private static async Task<IResult> ShowCastAsync(
        HttpContext context, Frame frame, DemoCast cast, CancellationToken cancellationToken) =>
        PageAnswer.Of<DemoPage, ShownCast>(frame, new ShownCast(
            await cast.GatherAsync(frame.Now, cancellationToken).ConfigureAwait(false),
            context.Request.Query[ReturnAddress.Field]));

    private static async Task<IResult> BecomeAsync(
        HttpContext context, SessionCookie cookie, IPersonReader people, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (await people.FindAsync(new PersonId(form["person"].ToString()), cancellationToken).ConfigureAwait(false)
            is not { } chosen)
        {
            return ErrorAnswer.NotFound(context);
        }

        await cookie.BeginAsync(context, chosen.Person.Id, cancellationToken).ConfigureAwait(false);
        return Results.LocalRedirect(ReturnAddress.Safe(form[ReturnAddress.Field], "/"));
    }

    private static async Task<PageAnswer> ShowMessagesAsync(
        Frame frame, ISentMessages messages, CancellationToken cancellationToken) =>
        PageAnswer.Of<MessagesPage, IReadOnlyList<SentMessage>>(
            frame,
            await messages.LatestAsync(frame.Visitor?.Viewer.Actor.Who, MostMessages, cancellationToken)
                .ConfigureAwait(false));
}
