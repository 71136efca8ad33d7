using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Pipeline;

namespace ProgramFlows.Web;

/// <summary>What every request goes through, on both hosts, so that no page has to remember it.</summary>
public static class WebPipeline
{
    /// <summary>Puts the pipeline together around the pages.</summary>
    /// <param name="app">The host's.</param>
    /// <param name="map">The addresses; <see cref="WebRoutes.MapWeb"/> and the static files, unless a test has its
    /// own.</param>
    public static IApplicationBuilder UseWeb(this IApplicationBuilder app, Action<IEndpointRouteBuilder> map) => app
        .UseMiddleware<FailureMiddleware>()
        .Use(PageHeaders.SetAsync)
        .Use(HostNames.CheckAsync)
        .Use(PlatformIdentity.TakeOffAsync)
        .UseMiddleware<OutboxMiddleware>()
        .UseRouting()
        .UseAntiforgery()
        .UseEndpoints(map);
}
