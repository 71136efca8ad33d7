using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Account.Absence;

/// <summary>The one period in which one is not there, and the one who acts in one's place.</summary>
internal static class AbsenceEndpoints
{
    private const string Address = "/settings/absence";
    private const string Saved = $"{Address}?saved=1";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ShowAsync).ForTheSignedIn();
        routes.MapForm(Address, TakeAsync).ForTheSignedIn();
        routes.MapForm($"{Address}/back", EndAsync).ForTheSignedIn();
        routes.MapForm($"{Address}/deputy", NameDeputyAsync).ForTheSignedIn();
    }

    private static Task<IResult> ShowAsync(HttpContext context, Frame frame, IAbsenceReader absences) =>
        PageAsync(context, frame, absences, shown => shown with
        {
            IsSaved = context.Request.Query.ContainsKey("saved"),
        });

    private static async Task<IResult> TakeAsync(
        HttpContext context, Frame frame, IAbsenceReader absences, ILeaveDesk leaves)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var (from, to) = (form["from"].ToString(), form["to"].ToString());
        if (DayIn(from) is not { } first || DayIn(to) is not { } last)
        {
            return await MistakenAsync(new Texts(typeof(AbsencePage), frame.Language)["NoDay"]).ConfigureAwait(false);
        }

        var (actor, person) = (frame.Visitor!.Viewer.Actor, frame.Visitor.Person);
        var result = await leaves.TakeAsync(
            CommandIds.Of(form), new Leave(person, first, last), actor, frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context, result, Saved, refusal => MistakenAsync(RefusalTexts.Of(refusal, frame.Language)))
            .ConfigureAwait(false);

        Task<IResult> MistakenAsync(string words) => PageAsync(context, frame, absences, shown => shown with
        {
            From = from,
            To = to,
            Mistakes = [new Mistake("from", words)],
        });
    }

    private static async Task<IResult> EndAsync(
        HttpContext context, Frame frame, IAbsenceReader absences, ILeaveDesk leaves)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var result = await leaves.EndAsync(
            CommandIds.Of(form),
            frame.Visitor!.Person,
            frame.Visitor.Viewer.Actor,
            frame.Now,
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context, result, Saved, _ => PageAsync(context, frame, absences, shown => shown)).ConfigureAwait(false);
    }

    private static async Task<IResult> NameDeputyAsync(
        HttpContext context, Frame frame, IAbsenceReader absences, IPeopleDesk people)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var written = form["deputy"].ToString().Trim();
        PersonId? deputy = null;
        if (written.Length > 0)
        {
            deputy = EmailAddress.Read(written) is { } address
                ? await absences.ColleagueAsync(frame.Visitor!.Viewer, address, context.RequestAborted)
                    .ConfigureAwait(false)
                : null;
            if (deputy is null)
            {
                return await MistakenAsync(new Texts(typeof(AbsencePage), frame.Language)["Nobody"])
                    .ConfigureAwait(false);
            }
        }

        var result = await people.NameDeputyAsync(
            CommandIds.Of(form),
            frame.Visitor!.Person,
            deputy,
            frame.Visitor.Viewer.Actor,
            frame.Now,
            context.RequestAborted).ConfigureAwait(false);

        // Whoever is known elsewhere is answered as nobody is: the register is not to be asked for addresses.
        return await CommandAnswer.OfAsync(
            context,
            result,
            Saved,
            _ => MistakenAsync(new Texts(typeof(AbsencePage), frame.Language)["Nobody"])).ConfigureAwait(false);

        Task<IResult> MistakenAsync(string words) => PageAsync(context, frame, absences, shown => shown with
        {
            Deputy = written,
            Mistakes = [new Mistake("deputy", words)],
        });
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, Frame frame, IAbsenceReader absences, Func<ShownAbsence, ShownAbsence> with)
    {
        var absence = await absences.OwnAsync(frame.Visitor!.Viewer, frame.Today, context.RequestAborted)
            .ConfigureAwait(false);
        var shown = with(new ShownAbsence(absence)
        {
            Deputy = absence.Deputies is [var deputy] ? deputy.Email ?? string.Empty : string.Empty,
        });
        return PageAnswer.Of<AbsencePage, ShownAbsence>(
            frame,
            shown,
            shown.Mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static DateOnly? DayIn(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
