using System.Net;
using System.Net.Mime;
using System.Text.RegularExpressions;
using ProgramFlows.Tests.Support;
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

        using var style = await GetAsync(Regex.Match(html, @"/assets/pages\.[0-9a-f]+\.css").Value);
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        Assert.Equal(MediaTypeNames.Text.Css, style.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            await File.ReadAllTextAsync(
                Path.Combine(House.Root, "web/Layout/Assets/pages.css"), TestContext.Current.CancellationToken),
            await style.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_page_that_there_is_not_is_not_found()
    {
        using var page = await GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task A_method_that_no_page_takes_is_refused_by_the_pages_themselves()
    {
        using var page = await SendAsync(HttpMethod.Post, "/");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.StatusCode);
    }

    [Fact]
    public async Task Many_requests_are_under_way_at_once()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync("/")));

        Assert.All(pages, p => Assert.Equal(HttpStatusCode.OK, p.StatusCode));
        Array.ForEach(pages, p => p.Dispose());
    }

    private Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(DateTimeOffset.UnixEpoch);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        return await host.SendAsync("web", request, hub.Client, TestContext.Current.CancellationToken);
    }
}
