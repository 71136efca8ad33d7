using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.Home;

/// <summary>My tasks: where a coordinator begins. Whoever coordinates nothing is led to where they begin.</summary>
internal static class HomeEndpoints
{
    public const string Address = "/tasks";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, ShowAsync).ForTheSignedIn();

    private static async Task<IResult> ShowAsync(Frame frame, ITaskReader tasks, CancellationToken cancellationToken)
    {
        if (Menu.Of(frame.Visitor) is [var first, ..] places && places.All(p => p.Address != Address))
        {
            return Results.LocalRedirect(first.Address);
        }

        var viewer = frame.Visitor!.Viewer;
        return PageAnswer.Of<HomePage, ShownHome>(frame, new ShownHome(
            await tasks.MyWorkAsync(viewer, cancellationToken).ConfigureAwait(false),
            await tasks.YearsAsync(viewer, cancellationToken).ConfigureAwait(false)));
    }
}
