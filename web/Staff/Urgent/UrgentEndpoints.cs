using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Web.Staff.Urgent;

/// <summary>A red risk: what it is about, and what was done, said by one of those who look after the network.</summary>
internal static class UrgentEndpoints
{
    private const string Pattern = "/urgent/{id}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Pattern, (HttpContext context, Frame frame, IRedRiskReader risks, string id) => ShowAsync(
            context, frame, risks, id, risk => Shown(frame, new ShownUrgent(risk, "", false, []))))
            .ForTheSignedIn();
        routes.MapForm(Pattern, AnswerAsync).ForTheSignedIn();
    }

    /// <summary>The page of a red risk.</summary>
    public static string AddressOf(CommandId handIn) => $"/urgent/{Uri.EscapeDataString(handIn.Value)}";

    private static async Task<IResult> AnswerAsync(
        HttpContext context, Frame frame, IRedRiskReader risks, IRedRiskDesk desk, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var done = form["done"].ToString().Trim();
        var handIn = new CommandId(id);
        var result = await desk.AnswerAsync(
            new RedRiskAnswer(CommandIds.Of(form), handIn, done, frame.Visitor!.Viewer.Actor, frame.Now),
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(context, result, AddressOf(handIn), refusal => ShowAsync(
            context,
            frame,
            risks,
            id,
            risk => Shown(
                frame,
                refusal == Refusal.AnsweredAlready
                    ? new ShownUrgent(risk, done, IsTooLate: true, [])
                    : new ShownUrgent(
                        risk, done, false, [new Mistake("done", RefusalTexts.Of(refusal, frame.Language))]),
                refusal == Refusal.AnsweredAlready
                    ? StatusCodes.Status409Conflict
                    : StatusCodes.Status422UnprocessableEntity))).ConfigureAwait(false);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Frame frame, IRedRiskReader risks, string id, Func<SeenRedRisk, IResult> show)
    {
        var sight = await risks.FindAsync(
            frame.Visitor!.Viewer, new CommandId(id), frame.Now, context.RequestAborted).ConfigureAwait(false);
        return sight switch
        {
            { Exists: false } => ErrorAnswer.NotFound(context),
            { Risk: { } risk } => show(risk),
            _ => ErrorAnswer.Forbidden(context),
        };
    }

    private static PageAnswer Shown(Frame frame, ShownUrgent shown, int status = StatusCodes.Status200OK) =>
        PageAnswer.Of<UrgentPage, ShownUrgent>(frame, shown, status);
}
