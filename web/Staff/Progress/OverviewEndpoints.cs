using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Cases;

namespace ProgramFlows.Web.Staff.Progress;

/// <summary>The overview, for whoever looks after more than one network.</summary>
internal static class OverviewEndpoints
{
    public const string Address = "/overview";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, ShowAsync).ForTheSignedIn();

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        Frame frame,
        SharedOverview overview,
        IRedRiskReader risks,
        CancellationToken cancellationToken)
    {
        if (Menu.Of(frame.Visitor).All(p => p.Address != Address))
        {
            return ErrorAnswer.Forbidden(context);
        }

        var viewer = frame.Visitor!.Viewer;
        var shared = await overview.ReadAsync(viewer).WaitAsync(cancellationToken).ConfigureAwait(false);
        var urgent = await risks.UnansweredAsync(viewer, frame.Now, cancellationToken).ConfigureAwait(false);
        return PageAnswer.Of<OverviewPage, SeenOverview>(frame, new SeenOverview(shared, urgent));
    }
}
