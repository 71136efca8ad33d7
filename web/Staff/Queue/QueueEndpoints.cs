using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Staff.Queue;

/// <summary>What waits for somebody's answer or review, the longest first, and above it what is urgent.</summary>
internal static class QueueEndpoints
{
    public const string Address = "/reviews";

    private const int OnAPage = 25;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, ShowAsync).ForTheSignedIn();

    /// <summary>The page that goes on at a place.</summary>
    public static string AddressAfter(QueuePlace place) => Address + QueryString.Create(
        "after", string.Create(CultureInfo.InvariantCulture, $"{place.HandedInAt.UtcTicks}.{place.Id}"));

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        Frame frame,
        ITaskReader tasks,
        IRedRiskReader risks,
        CancellationToken cancellationToken)
    {
        if (Menu.Of(frame.Visitor).All(p => p.Address != Address))
        {
            return ErrorAnswer.Forbidden(context);
        }

        var after = PlaceIn(context.Request.Query["after"].ToString());
        var queue = await tasks.QueueAsync(
            frame.Visitor!.Viewer,
            after,
            OnAPage,
            frame.Now,
            cancellationToken).ConfigureAwait(false);
        var requests = after is null
            ? await tasks.RequestsAsync(frame.Visitor!.Viewer, frame.Now, cancellationToken).ConfigureAwait(false)
            : [];
        var urgent = await risks.UnansweredAsync(frame.Visitor!.Viewer, frame.Now, cancellationToken)
            .ConfigureAwait(false);
        return PageAnswer.Of<QueuePage, ShownWork>(frame, new ShownWork(queue, urgent, requests));
    }

    private static QueuePlace? PlaceIn(string text) =>
        text.Split('.', 2) is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks
            ? new QueuePlace(new DateTimeOffset(at, TimeSpan.Zero), new TaskId(id))
            : null;
}
