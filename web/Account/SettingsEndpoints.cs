using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Account;

/// <summary>Who one is here, in which language one reads, and which mails one gets when.</summary>
internal static class SettingsEndpoints
{
    private const string Address = "/settings";
    private const string Saved = $"{Address}?saved=1";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ShowAsync).ForTheSignedIn();
        routes.MapForm(Address, SaveAsync).ForTheSignedIn();
        routes.MapForm($"{Address}/mails", SaveMailsAsync).ForTheSignedIn();
    }

    private static Task<IResult> ShowAsync(HttpContext context, Frame frame, IPersonReader people) =>
        PageAsync(context, frame, people, shown => shown with
        {
            IsSaved = context.Request.Query.ContainsKey("saved"),
        });

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
            context, result, Saved, refusal => Task.FromResult(ErrorAnswer.Forbidden(context, refusal)))
            .ConfigureAwait(false);
    }

    private static async Task<IResult> SaveMailsAsync(
        HttpContext context, Frame frame, IPersonReader people, ISettingsDesk desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var wishes = new MailWishes(
            form["mails"] == "off", new QuietHours(TimeIn(form["evening"]), TimeIn(form["morning"])));
        var actor = frame.Visitor!.Viewer.Actor;
        var result = await desk.ChooseMailsAsync(
            CommandIds.Of(form), actor.Who!.Value, wishes, actor, frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context,
            result,
            Saved,
            refusal => PageAsync(context, frame, people, shown => shown with
            {
                Mails = wishes,
                Mistakes =
                [
                    new Mistake(
                        refusal == Refusal.MorningOutOfRange ? "morning" : "evening",
                        RefusalTexts.Of(refusal, frame.Language)),
                ],
            })).ConfigureAwait(false);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, Frame frame, IPersonReader people, Func<ShownSettings, ShownSettings> with)
    {
        if (await people.FindAsync(frame.Visitor!.Person, context.RequestAborted).ConfigureAwait(false)
            is not { } person)
        {
            return ErrorAnswer.NotFound(context);
        }

        var shown = with(new ShownSettings(person, person.Mails));
        return PageAnswer.Of<SettingsPage, ShownSettings>(
            frame,
            shown,
            shown.Mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>A time as the page's own fields have it; what is none is midnight, which the rule refuses.</summary>
    private static TimeOnly TimeIn(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : TimeOnly.MinValue;
}
