using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Pipeline;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.SignIn;

/// <summary>
/// From an address to a session. What is only looked at changes nothing; whether anybody has an address, no answer
/// says.
/// </summary>
internal static class SignInEndpoints
{
    private const string Start = "/sign-in";
    private const string CodeAt = "/sign-in/code";
    private const string WhoAt = "/sign-in/who";
    private const string OwnDevice = "keep";
    private const int PrefixOfSubscriber = 8;

    public static void Map(IEndpointRouteBuilder routes)
    {
        string[] look = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods(Start, look, Show).ForEverybody();
        routes.MapForm(Start, AskAsync).ForEverybody();
        routes.MapForm("/sign-in/again", AskAgainAsync).ForEverybody();
        routes.MapMethods(CodeAt, look, ShowCode).ForEverybody();
        routes.MapForm(CodeAt, TryAsync).ForEverybody();
        routes.MapMethods(WhoAt, look, ShowPeopleAsync).ForEverybody();
        routes.MapForm(WhoAt, ChooseAsync).ForEverybody();
        SecretAddress.Add(routes.MapMethods("/sign-in/link/{link}", look, ShowLinkAsync).ForEverybody());
        routes.MapForm("/sign-in/link", FollowAsync).ForEverybody();
    }

    private static IResult Show(HttpContext context, Frame frame)
    {
        var back = ReturnAddress.Safe(context.Request.Query[ReturnAddress.Field], "/");
        return frame.Visitor is null
            ? PageAnswer.Of<SignInPage, ShownSignIn>(frame, new ShownSignIn(string.Empty, back, [])
            {
                HasStaffFailed = context.Request.Query.ContainsKey("staff"),
            })
            : Results.LocalRedirect(back);
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, Frame frame, ISignInDesk desk, AskedCookie cookie, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var written = form["email"].ToString().Trim();
        var back = ReturnAddress.Safe(form[ReturnAddress.Field], "/");
        return EmailAddress.Read(written) is { } address
            ? await NoteAsync(context, frame, desk, cookie, address, back, cancellationToken).ConfigureAwait(false)
            : PageAnswer.Of<SignInPage, ShownSignIn>(
                frame,
                new ShownSignIn(
                    written, back, [new Mistake("email", EmailAddress.WhyNot(written)!.In(frame.Language))]),
                StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AskAgainAsync(
        HttpContext context, Frame frame, ISignInDesk desk, AskedCookie cookie, CancellationToken cancellationToken) =>
        cookie.Read(context) is { } asked && EmailAddress.Read(asked.Address) is { } address
            ? await NoteAsync(context, frame, desk, cookie, address, "/", cancellationToken).ConfigureAwait(false)
            : Results.LocalRedirect(Start);

    private static async Task<IResult> NoteAsync(
        HttpContext context,
        Frame frame,
        ISignInDesk desk,
        AskedCookie cookie,
        EmailAddress address,
        string back,
        CancellationToken cancellationToken)
    {
        var browser = await desk.AskAsync(
            new SignInRequest(
                address,
                frame.Language,
                NetworkOf(context.Connection.RemoteIpAddress),
                cookie.Read(context)?.Browser,
                back,
                frame.Now),
            cancellationToken).ConfigureAwait(false);
        if (browser is null)
        {
            var words = new Texts(typeof(SignInPage), frame.Language)["TooMany"];
            return PageAnswer.Of<SignInPage, ShownSignIn>(
                frame,
                new ShownSignIn(address.Text, back, [new Mistake("email", words)]),
                StatusCodes.Status429TooManyRequests);
        }

        cookie.Give(context, new Asked(browser, address.Text));
        return Results.LocalRedirect(CodeAt);
    }

    private static IResult ShowCode(HttpContext context, Frame frame, AskedCookie cookie) =>
        cookie.Read(context) is { Address.Length: > 0 } asked
            ? PageAnswer.Of<CodePage, ShownCode>(frame, new ShownCode(asked.Address, false, []))
            : Results.LocalRedirect(Start);

    private static async Task<IResult> TryAsync(
        HttpContext context,
        Frame frame,
        ISignInDesk desk,
        AskedCookie cookie,
        SessionCookie session,
        CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is not { } asked)
        {
            return Results.LocalRedirect(Start);
        }

        var form = await context.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var isOwnDevice = form[OwnDevice] == "1";
        if (SignInRules.CodeIn(form["code"].ToString()) is not { } code)
        {
            return Mistaken("NoCode");
        }

        var answer = await desk.TryAsync(asked.Browser, code, isOwnDevice, frame.Now, cancellationToken)
            .ConfigureAwait(false);
        return answer.Outcome switch
        {
            SignInOutcome.Entered or SignInOutcome.Choose =>
                await GoOnAsync(context, answer, cookie, session, cancellationToken).ConfigureAwait(false),
            SignInOutcome.NothingAsked => Results.LocalRedirect(Start),
            SignInOutcome.Wrong or SignInOutcome.Expired or SignInOutcome.Spent or SignInOutcome.TriedTooOften =>
                Mistaken(answer.Outcome.ToString()),
        };

        PageAnswer Mistaken(string words) => PageAnswer.Of<CodePage, ShownCode>(
            frame,
            new ShownCode(
                asked.Address,
                isOwnDevice,
                [new Mistake("code", new Texts(typeof(CodePage), frame.Language)[words])]),
            StatusCodes.Status400BadRequest);
    }

    private static async Task<PageAnswer> ShowLinkAsync(
        HttpContext context, Frame frame, ISignInDesk desk, string link, CancellationToken cancellationToken)
    {
        SecretAddress.Keep(context.Response);
        return PageAnswer.Of<LinkPage, ShownLink>(
            frame,
            new ShownLink(
                link, await desk.LookAtLinkAsync(link, frame.Now, cancellationToken).ConfigureAwait(false)));
    }

    private static async Task<IResult> FollowAsync(
        HttpContext context,
        Frame frame,
        ISignInDesk desk,
        AskedCookie cookie,
        SessionCookie session,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var link = form["link"].ToString();
        var answer = await desk.FollowAsync(link, form[OwnDevice] == "1", frame.Now, cancellationToken)
            .ConfigureAwait(false);
        return answer.Outcome is SignInOutcome.Entered or SignInOutcome.Choose
            ? await GoOnAsync(context, answer, cookie, session, cancellationToken).ConfigureAwait(false)
            : PageAnswer.Of<LinkPage, ShownLink>(
                frame, new ShownLink(link, null), StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ShowPeopleAsync(
        HttpContext context, Frame frame, ISignInDesk desk, AskedCookie cookie, CancellationToken cancellationToken) =>
        cookie.Read(context) is { } asked
        && await desk.ChoicesAsync(asked.Browser, frame.Now, cancellationToken).ConfigureAwait(false)
            is { Count: > 0 } people
            ? PageAnswer.Of<WhoPage, ShownPeople>(frame, new ShownPeople(people))
            : Results.LocalRedirect(Start);

    private static async Task<IResult> ChooseAsync(
        HttpContext context,
        Frame frame,
        ISignInDesk desk,
        AskedCookie cookie,
        SessionCookie session,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (cookie.Read(context) is not { } asked)
        {
            return Results.LocalRedirect(Start);
        }

        var person = new PersonId(form["person"].ToString());
        var answer = await desk.ChooseAsync(asked.Browser, person, frame.Now, cancellationToken).ConfigureAwait(false);
        return answer.Outcome == SignInOutcome.Entered
            ? await GoOnAsync(context, answer, cookie, session, cancellationToken).ConfigureAwait(false)
            : Results.LocalRedirect(Start);
    }

    private static async Task<IResult> GoOnAsync(
        HttpContext context,
        SignInAnswer answer,
        AskedCookie cookie,
        SessionCookie session,
        CancellationToken cancellationToken)
    {
        if (answer.Session is { } begun)
        {
            AskedCookie.Take(context);
            await session.ShowAsync(context, begun, cancellationToken).ConfigureAwait(false);
            return Results.LocalRedirect(ReturnAddress.Safe(answer.Back, "/"));
        }

        cookie.Give(context, new Asked(answer.Browser!, string.Empty));
        return Results.LocalRedirect(WhoAt);
    }

    /// <summary>A subscriber has one address of version 4, and as many as they like under one prefix of version
    /// 6.</summary>
    private static string NetworkOf(IPAddress? address) =>
        address is null ? string.Empty
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixOfSubscriber))
            : address.ToString();
}
