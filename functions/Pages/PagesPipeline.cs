using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web;

namespace ProgramFlows.Functions.Pages;

/// <summary>
/// The pages' pipeline, run inside the worker's. The worker's cannot be added to, has chosen an endpoint before it gets
/// here (the catch-all), and has put the invocation's scope where pages look for services.
/// </summary>
public sealed class PagesPipeline
{
    private readonly RequestDelegate _run;

    /// <summary>Builds it.</summary>
    /// <param name="services">The worker's services.</param>
    /// <param name="map">The pages' addresses.</param>
    public PagesPipeline(IServiceProvider services, Action<IEndpointRouteBuilder> map) =>
        _run = new ApplicationBuilder(services).UseWeb(map).Build();

    /// <summary>Answers a request.</summary>
    public Task RunAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Left in place, the worker's endpoint would keep ours from being looked for, and be run again and again.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return _run(context);
    }
}
