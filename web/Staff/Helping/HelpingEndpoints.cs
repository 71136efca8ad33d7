using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.Staff.Helping;

/// <summary>People of one's area who cannot sign in: another address, or a code by telephone.</summary>
internal static class HelpingEndpoints
{
    private const int Most = 50;
    private const string Address = "/people";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync).ForTheSignedIn();
        routes.MapGet($"{Address}/{{id}}", ShowAsync).ForTheSignedIn();
        routes.MapForm($"{Address}/{{id}}/address", ChangeAsync).ForTheSignedIn();
        routes.MapForm($"{Address}/{{id}}/code", GiveCodeAsync).ForTheSignedIn();
    }

    private static async Task<IResult> ListAsync(HttpContext context, Frame frame, IRosterReader roster)
    {
        if (!Menu.HelpsOthers(frame.Visitor!))
        {
            return ErrorAnswer.Forbidden(context, Refusal.NotYourRole);
        }

        var words = context.Request.Query["q"].ToString();
        var found = await roster.ListAsync(frame.Visitor!.Viewer, words, Most + 1, context.RequestAborted)
            .ConfigureAwait(false);
        return PageAnswer.Of<PeoplePage, ShownPeopleOfArea>(
            frame, new ShownPeopleOfArea(words, [.. found.Take(Most)], found.Count > Most));
    }

    private static Task<IResult> ShowAsync(HttpContext context, Frame frame, IRosterReader roster, string id) =>
        ForAsync(context, frame, roster, id, person => new ShownHelp(person)
        {
            IsChanged = context.Request.Query.ContainsKey("changed"),
        });

    private static async Task<IResult> ChangeAsync(
        HttpContext context, Frame frame, IRosterReader roster, IAccountDesk accounts, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var (email, why) = (form["email"].ToString().Trim(), form["why"].ToString().Trim());
        var result = await accounts.ChangeAddressAsync(
            CommandIds.Of(form),
            new PersonId(id),
            email,
            why,
            frame.Visitor!.Viewer.Actor,
            frame.Now,
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context,
            result,
            $"{Address}/{Uri.EscapeDataString(id)}?changed=1",
            refusal => ForAsync(context, frame, roster, id, person => new ShownHelp(person)
            {
                Email = email,
                Why = why,
                Mistakes = [MistakeOf(refusal, refusal == Refusal.ReasonMissing ? "why" : "email", frame)],
            })).ConfigureAwait(false);
    }

    private static async Task<IResult> GiveCodeAsync(
        HttpContext context, Frame frame, IRosterReader roster, IAccountDesk accounts, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var why = form["why-code"].ToString().Trim();
        var given = await accounts.GiveCodeAsync(
            CommandIds.Of(form),
            new PersonId(id),
            why,
            frame.Visitor!.Viewer.Actor,
            frame.Now,
            context.RequestAborted).ConfigureAwait(false);

        // The code stands on the answer itself: an address to go on to would carry it, or need it kept somewhere.
        return given.Secret is not null
            ? await ForAsync(context, frame, roster, id, person => new ShownHelp(person) { Given = given })
                .ConfigureAwait(false)
            : await CommandAnswer.OfAsync(
                context,
                given.Result,
                $"{Address}/{Uri.EscapeDataString(id)}",
                refusal => ForAsync(context, frame, roster, id, person => new ShownHelp(person)
                {
                    WhyCode = why,
                    Mistakes = [MistakeOf(refusal, "why-code", frame)],
                })).ConfigureAwait(false);
    }

    private static async Task<IResult> ForAsync(
        HttpContext context, Frame frame, IRosterReader roster, string id, Func<Person, ShownHelp> shown)
    {
        var people = await roster.ListAsync(frame.Visitor!.Viewer, id, 1, context.RequestAborted)
            .ConfigureAwait(false);
        if (!Menu.HelpsOthers(frame.Visitor!) || people is not [var known] || known.Person.Id.Value != id)
        {
            return ErrorAnswer.Forbidden(context, Refusal.NotYourPlace);
        }

        var help = shown(known.Person) with { HasStoppedMails = known.Mails.AreStopped };
        return PageAnswer.Of<HelpPersonPage, ShownHelp>(
            frame,
            help,
            help.Mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static Mistake MistakeOf(Refusal refusal, string field, Frame frame) =>
        new(field, RefusalTexts.Of(refusal, frame.Language));
}
