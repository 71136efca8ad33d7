using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Pipeline;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Public.StopMails;

/// <summary>
/// Where the mails of a morning are stopped, by whoever has one and without signing in. Looking stops nothing: scanners
/// of mail follow every link. A mail program sends its one click (RFC 8058) to the same address; what proves it is the
/// key, which stands in the mails of one person alone.
/// </summary>
internal static class StopMailsEndpoints
{
    private const string Address = "/stop-mails";
    private const string Pattern = $"{Address}/{{key}}";
    private const string Key = "key";

    // "List-Unsubscribe=One-Click", in either way of sending a form, is far less.
    private const int MostBytes = 4 * 1024;

    private static readonly FormOptions Small = new()
    {
        BufferBody = true,
        BufferBodyLengthLimit = MostBytes,
        MultipartBodyLengthLimit = MostBytes,
        ValueLengthLimit = MostBytes,
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        SecretAddress.Add(
            routes.MapMethods(Pattern, [HttpMethods.Get, HttpMethods.Head], ShowAsync).ForEverybody());
        SecretAddress.Add(routes.MapPost(Pattern, TakeClickAsync).ForMachines());
        routes.MapForm(Address, StopAsync).ForEverybody();
    }

    private static Task<IResult> ShowAsync(HttpContext context, IMailStopDesk desk, string key) =>
        PageAsync(context, desk, key);

    private static async Task<IResult> TakeClickAsync(
        HttpContext context, IMailStopDesk desk, TimeProvider clock, string key)
    {
        if (!await IsOneClickAsync(context).ConfigureAwait(false))
        {
            return ErrorAnswer.BadRequest(context, StatusCodes.Status400BadRequest);
        }

        // Nothing is led on from here: a mail program follows nowhere.
        var result = await desk.StopAsync(
            new CommandId(CommandIds.New()), key, clock.GetUtcNow(), context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context,
            result,
            () => PageAsync(context, desk, key),
            refusal => Task.FromResult(ErrorAnswer.Forbidden(context, refusal))).ConfigureAwait(false);
    }

    private static async Task<IResult> StopAsync(HttpContext context, Frame frame, IMailStopDesk desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var key = form[Key].ToString();
        var result = await desk.StopAsync(CommandIds.Of(form), key, frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context,
            result,
            $"{Address}/{Uri.EscapeDataString(key)}",
            refusal => Task.FromResult(ErrorAnswer.Forbidden(context, refusal))).ConfigureAwait(false);
    }

    private static async Task<IResult> PageAsync(HttpContext context, IMailStopDesk desk, string key)
    {
        SecretAddress.Keep(context.Response);
        return await desk.LookAsync(key, context.RequestAborted).ConfigureAwait(false) is { } stop
            ? PageAnswer.Of<StopMailsPage, ShownStop>(
                Frame.Of(context, stop.Language), new ShownStop(key, stop))
            : ErrorAnswer.NotFound(context);
    }

    private static async Task<bool> IsOneClickAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength > MostBytes)
        {
            return false;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(Small, context.RequestAborted).ConfigureAwait(false);
            return form["List-Unsubscribe"] == "One-Click";
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
