using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Operations;

namespace ProgramFlows.Web.Staff.Incidents;

/// <summary>What went wrong and a person has to see to: people whom no mail reaches.</summary>
internal static class IncidentEndpoints
{
    private const string Address = "/incidents";
    private const string Pattern = Address + "/{id}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync).ForTheSignedIn();
        routes.MapGet(Pattern, (HttpContext context, Frame frame, IIncidentReader incidents, string id) =>
            ShowAsync(context, frame, incidents, id, "", null)).ForTheSignedIn();
        routes.MapForm($"{Pattern}/take", TakeOnAsync).ForTheSignedIn();
        routes.MapForm($"{Pattern}/close", CloseAsync).ForTheSignedIn();
    }

    /// <summary>The page of an incident.</summary>
    public static string AddressOf(string id) => $"{Address}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> ListAsync(HttpContext context, Frame frame, IIncidentReader incidents) =>
        await incidents.OpenAsync(frame.Visitor!.Viewer, context.RequestAborted).ConfigureAwait(false) is { } open
            ? PageAnswer.Of<IncidentsPage, IReadOnlyList<SeenIncident>>(frame, open)
            : ErrorAnswer.Forbidden(context, Refusal.NotYourRole);

    private static async Task<IResult> TakeOnAsync(
        HttpContext context, Frame frame, IIncidentReader incidents, IIncidentDesk desk, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var result = await desk.TakeOnAsync(CommandOf(form, frame, id), context.RequestAborted)
            .ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context, result, AddressOf(id), refusal => ShowAsync(context, frame, incidents, id, "", refusal))
            .ConfigureAwait(false);
    }

    private static async Task<IResult> CloseAsync(
        HttpContext context, Frame frame, IIncidentReader incidents, IIncidentDesk desk, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var done = form["done"].ToString().Trim();
        var result = await desk.CloseAsync(CommandOf(form, frame, id), done, context.RequestAborted)
            .ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context, result, AddressOf(id), refusal => ShowAsync(context, frame, incidents, id, done, refusal))
            .ConfigureAwait(false);
    }

    private static IncidentCommand CommandOf(IFormCollection form, Frame frame, string id) =>
        new(CommandIds.Of(form), id, frame.Visitor!.Viewer.Actor, frame.Now);

    private static async Task<IResult> ShowAsync(
        HttpContext context, Frame frame, IIncidentReader incidents, string id, string done, Refusal? refusal)
    {
        var sight = await incidents.FindAsync(frame.Visitor!.Viewer, id, context.RequestAborted)
            .ConfigureAwait(false);
        var words = refusal is { } why ? RefusalTexts.Of(why, frame.Language) : null;
        var isTooLate = refusal is Refusal.SeenToAlready or Refusal.TakenOnAlready;
        return sight switch
        {
            { Exists: false } => ErrorAnswer.NotFound(context),
            { Incident: { } incident } => PageAnswer.Of<IncidentPage, ShownIncident>(
                frame,
                new ShownIncident(
                    incident,
                    done,
                    isTooLate ? words : null,
                    words is null || isTooLate ? [] : [new Mistake("done", words)]),
                words is null ? StatusCodes.Status200OK
                    : isTooLate ? StatusCodes.Status409Conflict
                    : StatusCodes.Status422UnprocessableEntity),
            _ => ErrorAnswer.Forbidden(context, Refusal.NotYourPlace),
        };
    }
}
