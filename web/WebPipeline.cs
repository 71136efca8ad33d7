using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Pipeline;
using ProgramFlows.Web.SignIn.Staff;

namespace ProgramFlows.Web;

/// <summary>What every request goes through, on both hosts, so that no page has to remember it.</summary>
public static class WebPipeline
{
    /// <summary>Puts the pipeline together around the pages.</summary>
    /// <param name="app">The host's.</param>
    /// <param name="map">The addresses; <see cref="WebRoutes.MapWeb"/>, unless a test has its own.</param>
    public static IApplicationBuilder UseWeb(this IApplicationBuilder app, Action<IEndpointRouteBuilder> map) => app
        .UseMiddleware<FailureMiddleware>()
        .UseNamedProxies()
        .Use(PageHeaders.SetAsync)
        .Use(HostNames.CheckAsync)
        .Use(Transport.RequireTlsAsync)
        .Use(PlatformIdentity.TakeOffAsync)
        .UseStaffSignIn()
        .Use(LanguageChoice.KeepAsync)
        .UseMiddleware<OutboxMiddleware>()
        .UseRouting()
        .UseMiddleware<AccessMiddleware>()
        .UseAntiforgery()
        .Use(MissingPages.AnswerAsync)
        .UseEndpoints(map);
}
