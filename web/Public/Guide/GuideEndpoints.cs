using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;

namespace ProgramFlows.Web.Public.Guide;

/// <summary>Help: whom to ask, what to check with, and where to report.</summary>
internal static class GuideEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/help", Show).ForEverybody();

    private static PageAnswer Show(Frame frame) => PageAnswer.Of<GuidePage, bool>(frame, shown: true);
}
