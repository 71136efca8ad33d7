using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Web.Staff.Messages;

/// <summary>What became of messages, for those who look after their readers, and how one is sent again.</summary>
internal static class MessageEndpoints
{
    public const string Address = "/messages";

    private const string Pattern = Address + "/{key}";
    private const string Day = "yyyyMMdd";
    private const int OnAPage = 25;
    private const int MostWords = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync).ForTheSignedIn();
        routes.MapGet(Pattern, (HttpContext context, Frame frame, IMessageReader messages, string key) =>
            ShowAsync(context, frame, messages, key, refused: null)).ForTheSignedIn();
        routes.MapForm(Pattern, SendAgainAsync).ForTheSignedIn();
    }

    /// <summary>The page of a message.</summary>
    public static string AddressOf(string key) => $"{Address}/{Uri.EscapeDataString(key)}";

    /// <summary>The page that goes on at a place, with the same filter.</summary>
    public static string AddressAfter(MessagePlace place, MessageFilter filter) => Address + QueryString.Create(
        new (string Name, string? Value)[]
        {
            ("q", filter.Words),
            ("group", filter.Group?.ToString()),
            ("kind", filter.Kind?.ToString()),
            ("after", string.Create(
                CultureInfo.InvariantCulture,
                $"{place.On.ToString(Day, CultureInfo.InvariantCulture)}.{place.At.UtcTicks}.{place.Key}")),
        }.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    private static async Task<IResult> ListAsync(
        HttpContext context, Frame frame, IMessageReader messages, CancellationToken cancellationToken)
    {
        var (viewer, query) = (frame.Visitor!.Viewer, context.Request.Query);
        var words = query["q"].ToString().Trim();
        var filter = new MessageFilter(
            Read<MessageGroup>(query["group"]),
            Read<MessageKind>(query["kind"]),
            words[..Math.Min(words.Length, MostWords)]);
        var log = await messages.LogAsync(
            viewer, filter, PlaceIn(query["after"].ToString()), OnAPage, frame.Today, cancellationToken)
            .ConfigureAwait(false);
        return log is null
            ? ErrorAnswer.Forbidden(context, Refusal.NotYourRole)
            : PageAnswer.Of<MessagesPage, ShownMessages>(
                frame,
                new ShownMessages(log, filter, AccessRules.Check(viewer, Permission.SendAgain) is null));
    }

    private static async Task<IResult> SendAgainAsync(
        HttpContext context, Frame frame, IMessageReader messages, IMessageDesk desk, string key)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var result = await desk.SendAgainAsync(
            new SendAgain(CommandIds.Of(form), key, frame.Visitor!.Viewer.Actor, frame.Now),
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context, result, AddressOf(key), refusal => ShowAsync(context, frame, messages, key, refusal))
            .ConfigureAwait(false);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Frame frame, IMessageReader messages, string key, Refusal? refused)
    {
        var viewer = frame.Visitor!.Viewer;
        var sight = await messages.FindAsync(viewer, key, frame.Today, context.RequestAborted).ConfigureAwait(false);
        if (sight.Story is { } story)
        {
            return PageAnswer.Of<MessagePage, ShownMessage>(
                frame,
                new ShownMessage(story, Menu.HelpsOthers(frame.Visitor), refused),
                refused is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
        }

        // Whoever sees no messages hears of none.
        return sight.Exists || AccessRules.CheckMessages(viewer) is not null
            ? ErrorAnswer.Forbidden(context, AccessRules.CheckMessages(viewer) ?? Refusal.NotYourPlace)
            : ErrorAnswer.NotFound(context);
    }

    private static T? Read<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    private static MessagePlace? PlaceIn(string text) =>
        text.Split('.', 3) is [var day, var ticks, var key]
        && DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks
            ? new MessagePlace(on, new DateTimeOffset(at, TimeSpan.Zero), key)
            : null;
}
