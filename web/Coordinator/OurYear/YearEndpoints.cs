using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.OurYear;

/// <summary>The eight steps of each network that somebody coordinates.</summary>
internal static class YearEndpoints
{
    private const string Address = "/year";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, ShowAsync).ForTheSignedIn();

    private static async Task<IResult> ShowAsync(
        HttpContext context, Frame frame, ITaskReader tasks, CancellationToken cancellationToken) =>
        Menu.Of(frame.Visitor).Any(p => p.Address == Address)
            ? PageAnswer.Of<YearPage, IReadOnlyList<NetworkYear>>(
                frame, await tasks.YearsAsync(frame.Visitor!.Viewer, cancellationToken).ConfigureAwait(false))
            : ErrorAnswer.Forbidden(context);
}
