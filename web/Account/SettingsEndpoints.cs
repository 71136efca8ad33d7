using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Account;

/// <summary>Who one is here, and in which language one reads.</summary>
internal static class SettingsEndpoints
{
    private const string Address = "/settings";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ShowAsync).ForTheSignedIn();
        routes.MapForm(Address, SaveAsync).ForTheSignedIn();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Frame frame, IPersonReader people) =>
        await people.FindAsync(frame.Visitor!.Viewer.Actor.Who!.Value, context.RequestAborted).ConfigureAwait(false)
            is { } person
            ? PageAnswer.Of<SettingsPage, ShownSettings>(
                frame, new ShownSettings(person, context.Request.Query.ContainsKey("saved")))
            : ErrorAnswer.NotFound(context);

    private static async Task<IResult> SaveAsync(HttpContext context, Frame frame, ISettingsDesk desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var language = form["language"] == "en" ? Language.En : Language.Th;
        var actor = frame.Visitor!.Viewer.Actor;
        var result = await desk.ChooseLanguageAsync(
            CommandIds.Of(form), actor.Who!.Value, language, actor, frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        LanguageChoice.Keep(context.Response, language);
        return await CommandAnswer.OfAsync(
            context,
            result,
            $"{Address}?saved=1",
            refusal => Task.FromResult(ErrorAnswer.Forbidden(context, refusal))).ConfigureAwait(false);
    }
}
