using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Privacy;

namespace ProgramFlows.Web.Account.Holdings;

/// <summary>Everything held about whoever looks, to be seen and to be taken along.</summary>
internal static class HoldingsEndpoints
{
    private const string Address = "/my-data";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (
            Frame frame, IHoldingsReader held, IPrivacyRequestReader requests, CancellationToken cancellationToken) =>
                ShowAsync(frame, held, requests, PrivacyRequestKind.Correct, "", [], cancellationToken))
            .ForTheSignedIn();
        routes.MapForm(Address, AskAsync).ForTheSignedIn();
        routes.MapGet("/my-data/copy", CopyAsync).ForTheSignedIn();
    }

    private static async Task<IResult> ShowAsync(
        Frame frame,
        IHoldingsReader held,
        IPrivacyRequestReader requests,
        PrivacyRequestKind kind,
        string words,
        IReadOnlyList<Mistake> mistakes,
        CancellationToken cancellationToken)
    {
        var viewer = frame.Visitor!.Viewer;
        return PageAnswer.Of<HoldingsPage, ShownHoldings>(
            frame,
            new ShownHoldings(
                await held.ReadAsync(viewer, cancellationToken).ConfigureAwait(false),
                await requests.OwnAsync(viewer, cancellationToken).ConfigureAwait(false),
                kind,
                words,
                mistakes),
            mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> AskAsync(
        HttpContext context,
        Frame frame,
        IHoldingsReader held,
        IPrivacyRequestReader requests,
        IPrivacyRequestDesk desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var words = form["words"].ToString().Trim();
        var kind = form["kind"] == nameof(PrivacyRequestKind.Erase)
            ? PrivacyRequestKind.Erase
            : PrivacyRequestKind.Correct;
        var result = await desk.AskAsync(
            new PrivacyQuestion(CommandIds.Of(form), kind, words, frame.Visitor!.Viewer.Actor, frame.Now),
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(context, result, Address, refusal => ShowAsync(
            frame,
            held,
            requests,
            kind,
            words,
            [new Mistake("words", RefusalTexts.Of(refusal, frame.Language))],
            context.RequestAborted)).ConfigureAwait(false);
    }

    private static async Task<IResult> CopyAsync(
        HttpContext context, Frame frame, IHoldingsReader held, CancellationToken cancellationToken)
    {
        var parts = await held.ReadAsync(frame.Visitor!.Viewer, cancellationToken).ConfigureAwait(false);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(
            JsonSerializer.SerializeToUtf8Bytes(
                parts.ToDictionary(p => p.Table, p => p.Records.Select(r => r.ToDictionary())), Readable),
            "application/json",
            "my-data.json");
    }
}
