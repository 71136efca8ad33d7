using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ProgramFlows.Web;

/// <summary>The door of this room: what the pages need, and where they are.</summary>
public static class WebRoutes
{
    /// <summary>What the pages need beside the ports.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, WebOptions? options = null)
    {
        services.AddSingleton(options ?? new WebOptions());
        services.AddRazorComponents();
        services.AddSingleton<SharedOverview>();

        // Thai as itself and not as numbers: a page is a quarter of the size, which a cheap telephone feels.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>The pages' addresses.</summary>
    public static IEndpointRouteBuilder MapWeb(this IEndpointRouteBuilder routes)
    {
        // Whoever only looks whether the site is there asks for the head, or, as HAProxy does, for the options.
        routes.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], ShowOverviewAsync);
        routes.MapMethods("/", [HttpMethods.Options], TellMethods);
        return routes;
    }

    private static async Task<FileContentHttpResult> ShowOverviewAsync(
        PageTexts texts, SharedOverview overview, CancellationToken cancellationToken) =>
        TypedResults.Bytes(
            await overview.ReadAsync(texts.Language).WaitAsync(cancellationToken), "text/html; charset=utf-8");

    private static NoContent TellMethods(HttpResponse response)
    {
        response.Headers.Allow = "GET, HEAD, OPTIONS";
        return TypedResults.NoContent();
    }
}
