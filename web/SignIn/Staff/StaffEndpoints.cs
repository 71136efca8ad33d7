using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.SignIn.Staff;

/// <summary>
/// Staff come in by their organisation's accounts. Whose an account is, they say once, after having signed in by a code
/// that went to the address on file, or by a link that was handed to them.
/// </summary>
internal static class StaffEndpoints
{
    public const string LinkAt = "/sign-in/staff/link";
    public const string FailedAt = "/sign-in?staff=failed";

    private const string Start = "/sign-in/staff";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Start, (HttpContext context) => Results.Challenge(
            new AuthenticationProperties
            {
                RedirectUri = ReturnAddress.Safe(context.Request.Query[ReturnAddress.Field], "/"),
            },
            [StaffScheme.Name])).ForEverybody();
        routes.MapGet(LinkAt, Show).ForTheSignedIn();
        routes.MapForm(LinkAt, LinkAsync).ForTheSignedIn();
    }

    private static IResult Show(HttpContext context, Frame frame, StaffCookie cookie, WebOptions options) =>
        cookie.Read(context) is null
            ? Results.LocalRedirect("/settings")
            : PageAnswer.Of<StaffLinkPage, ShownStaffLink>(frame, new ShownStaffLink(options.Staff!.Name));

    private static async Task<IResult> LinkAsync(
        HttpContext context, Frame frame, StaffCookie cookie, IStaffDesk staff)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        if (cookie.Read(context) is not { } account)
        {
            return Results.LocalRedirect("/settings");
        }

        StaffCookie.Take(context);
        var result = await staff.LinkAsync(
            CommandIds.Of(form),
            account,
            frame.Visitor!.Person,
            frame.Visitor.Viewer.Actor,
            frame.Now,
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context,
            result,
            "/settings?saved=1",
            refusal => Task.FromResult(ErrorAnswer.Forbidden(context, refusal))).ConfigureAwait(false);
    }
}
