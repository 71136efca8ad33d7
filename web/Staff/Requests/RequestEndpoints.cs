using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Privacy;

namespace ProgramFlows.Web.Staff.Requests;

/// <summary>Where those who may decide answer requests about people's data, the most urgent first.</summary>
internal static class RequestEndpoints
{
    private const string Address = "/data-requests";
    private const string Pattern = Address + "/{id}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync).ForTheSignedIn();
        routes.MapGet(Pattern, (
            HttpContext context, Frame frame, IPrivacyRequestReader requests, string id) => ShowAsync(
                context, frame, requests, new CommandId(id), "", [])).ForTheSignedIn();
        routes.MapForm(Pattern, DecideAsync).ForTheSignedIn();
    }

    /// <summary>The page of a request.</summary>
    public static string AddressOf(CommandId id) => $"{Address}/{Uri.EscapeDataString(id.Value)}";

    private static async Task<IResult> ListAsync(HttpContext context, Frame frame, IPrivacyRequestReader requests) =>
        await requests.WaitingAsync(frame.Visitor!.Viewer, context.RequestAborted).ConfigureAwait(false)
            is { } waiting
            ? PageAnswer.Of<RequestsPage, IReadOnlyList<PrivacyRequest>>(frame, waiting)
            : ErrorAnswer.Forbidden(context);

    private static async Task<IResult> DecideAsync(
        HttpContext context, Frame frame, IPrivacyRequestReader requests, IPrivacyRequestDesk desk, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var (request, reason) = (new CommandId(id), form["reason"].ToString().Trim());
        if (form["decision"].ToString() is not ("grant" or "refuse"))
        {
            return await ShowAsync(
                context,
                frame,
                requests,
                request,
                reason,
                [new Mistake("grant", new Texts(typeof(RequestPage), frame.Language)["Choose"])]).ConfigureAwait(false);
        }

        var result = await desk.DecideAsync(
            new PrivacyAnswer(
                CommandIds.Of(form),
                request,
                form["decision"] == "grant",
                reason,
                frame.Visitor!.Viewer.Actor,
                frame.Now),
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(context, result, AddressOf(request), refusal => ShowAsync(
            context,
            frame,
            requests,
            request,
            reason,
            [new Mistake("reason", RefusalTexts.Of(refusal, frame.Language))])).ConfigureAwait(false);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        Frame frame,
        IPrivacyRequestReader requests,
        CommandId id,
        string reason,
        IReadOnlyList<Mistake> mistakes)
    {
        var viewer = frame.Visitor!.Viewer;
        if (await requests.FindAsync(viewer, id, context.RequestAborted).ConfigureAwait(false) is { } request)
        {
            return PageAnswer.Of<RequestPage, ShownRequest>(
                frame,
                new ShownRequest(request, reason, mistakes),
                mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }

        return await requests.WaitingAsync(viewer, context.RequestAborted).ConfigureAwait(false) is null
            ? ErrorAnswer.Forbidden(context)
            : ErrorAnswer.NotFound(context);
    }
}
