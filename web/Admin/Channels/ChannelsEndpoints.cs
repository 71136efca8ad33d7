using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Web.Admin.Channels;

/// <summary>The installation's channel: whether messages go out, a test message, release and hold.</summary>
internal static class ChannelsEndpoints
{
    private const string Address = "/channels";
    private const string TestField = "test";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (
            HttpContext context,
            Frame frame,
            IChannelReader channels,
            IMessageCarrier carrier,
            SiteAddress site,
            AllowedDomains domains) =>
            new Look(frame, channels, Channel.Of(carrier, site), domains).ShowAsync(context, "", [])).ForTheSignedIn();
        routes.MapForm($"{Address}/test", TestAsync).ForTheSignedIn();
        routes.MapForm($"{Address}/release", ReleaseAsync).ForTheSignedIn();
        routes.MapForm($"{Address}/hold", HoldAsync).ForTheSignedIn();
    }

    private static async Task<IResult> TestAsync(
        HttpContext context,
        Frame frame,
        ChannelTest test,
        IChannelReader channels,
        IMessageCarrier carrier,
        SiteAddress site,
        AllowedDomains domains)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var id = CommandIds.Of(form);
        var result = await test.SendToOwnAsync(id, frame.Visitor!.Person, frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context,
            result,
            Address + QueryString.Create(TestField, id.Value),
            refusal => new Look(frame, channels, Channel.Of(carrier, site), domains)
                .ShowAsync(context, "", [MistakeOf(refusal, "test", frame)])).ConfigureAwait(false);
    }

    private static async Task<IResult> ReleaseAsync(
        HttpContext context,
        Frame frame,
        IChannelDesk desk,
        HeldMessages held,
        IChannelReader channels,
        IMessageCarrier carrier,
        SiteAddress site,
        AllowedDomains domains)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var channel = Channel.Of(carrier, site);
        var result = await desk.ReleaseAsync(
            CommandIds.Of(form), channel, frame.Visitor!.Viewer.Actor, frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        held.Forget();
        return await CommandAnswer.OfAsync(
            context,
            result,
            Address,
            refusal => new Look(frame, channels, channel, domains)
                .ShowAsync(context, "", [MistakeOf(refusal, "test", frame)])).ConfigureAwait(false);
    }

    private static async Task<IResult> HoldAsync(
        HttpContext context,
        Frame frame,
        IChannelDesk desk,
        HeldMessages held,
        IChannelReader channels,
        IMessageCarrier carrier,
        SiteAddress site,
        AllowedDomains domains)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var reason = form["reason"].ToString().Trim();
        var result = await desk.HoldAsync(
            CommandIds.Of(form),
            carrier.Name,
            reason,
            frame.Visitor!.Viewer.Actor,
            frame.Now,
            context.RequestAborted).ConfigureAwait(false);
        held.Forget();
        return await CommandAnswer.OfAsync(
            context,
            result,
            Address,
            refusal => new Look(frame, channels, Channel.Of(carrier, site), domains)
                .ShowAsync(context, reason, [MistakeOf(refusal, "reason", frame)])).ConfigureAwait(false);
    }

    private static Mistake MistakeOf(Refusal refusal, string field, Frame frame) =>
        new(field, RefusalTexts.Of(refusal, frame.Language));

    private sealed record Look(Frame Frame, IChannelReader Channels, Channel Channel, AllowedDomains Domains)
    {
        public async Task<IResult> ShowAsync(HttpContext context, string reason, IReadOnlyList<Mistake> mistakes)
        {
            var test = context.Request.Query[TestField].ToString();
            var seen = await Channels.FindAsync(
                Frame.Visitor!.Viewer,
                Channel,
                test.Length > 0 ? new CommandId(test) : null,
                context.RequestAborted).ConfigureAwait(false);
            return seen is null
                ? ErrorAnswer.Forbidden(context, Refusal.OnlyAdministrators)
                : PageAnswer.Of<ChannelsPage, ShownChannel>(
                    Frame,
                    new ShownChannel(seen, Domains.Names) { Reason = reason, Mistakes = mistakes },
                    mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }
    }
}
