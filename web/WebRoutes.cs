using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Web.Pages;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web;

/// <summary>The door of this room: what the pages need, and where they are.</summary>
public static class WebRoutes
{
    private const int MostListed = 10;

    /// <summary>What the pages need beside the ports.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();

        // Thai as itself and not as numbers: a page is a quarter of the size, which a cheap telephone feels.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>The pages' addresses.</summary>
    public static IEndpointRouteBuilder MapWeb(this IEndpointRouteBuilder routes)
    {
        // Whoever only looks whether the site is there asks for the head.
        routes.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], ShowOverviewAsync);
        return routes;
    }

    private static async Task<RazorComponentResult<OverviewPage>> ShowOverviewAsync(
        PageTexts texts,
        IProgressReader progress,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var today = ThaiTime.DayOf(clock.GetUtcNow());
        var overview = new Overview(
            today,
            await progress.ProvincesAsync(today, cancellationToken),
            await progress.OverdueAsync(today, MostListed, cancellationToken),
            await progress.MessagesAsync(MostListed, cancellationToken));
        return new RazorComponentResult<OverviewPage>(new { Texts = texts, Shown = overview });
    }
}
