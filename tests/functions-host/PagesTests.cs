using System.Net;
using System.Net.Mime;
using Xunit;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>Requests on their way through the host and the worker's own proxying.</summary>
public sealed class PagesTests(RunningApp app)
{
    [Fact]
    public async Task The_first_page_is_answered_with_its_stylesheet()
    {
        using var page = await GetAsync("/");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(MediaTypeNames.Text.Html, page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("/_content/ProgramFlows.Web/pages.css", html, StringComparison.Ordinal);

        using var style = await GetAsync("/_content/ProgramFlows.Web/pages.css");
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        Assert.Equal(MediaTypeNames.Text.Css, style.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            await File.ReadAllBytesAsync(
                app.PathOf("wwwroot/_content/ProgramFlows.Web/pages.css"), TestContext.Current.CancellationToken),
            await style.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_page_that_there_is_not_is_not_found()
    {
        using var page = await GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(DateTimeOffset.UnixEpoch);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        return await host.SendAsync("web", request, hub.Client, TestContext.Current.CancellationToken);
    }
}
