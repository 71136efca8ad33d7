using System.Net;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Where a named proxy speaks TLS, nothing is answered in the clear, and only its word is taken.</summary>
public sealed class TransportTests : IAsyncLifetime
{
    private RealStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await RealStage.StartAsync(settings => settings with
    {
        IsTlsRequired = true,
        Proxies = [IPNetwork.Parse("127.0.0.1/32")],
    });

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task What_comes_in_the_clear_is_sent_to_the_site_and_what_was_to_be_done_is_refused()
    {
        using var looked = await SendAsync(HttpMethod.Get, "/tasks?lang=en");
        using var done = await SendAsync(HttpMethod.Post, "/sign-in");

        Assert.Equal(HttpStatusCode.PermanentRedirect, looked.StatusCode);
        Assert.Equal($"{RealStage.Site}/tasks?lang=en", looked.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, done.StatusCode);
        Assert.DoesNotContain("Set-Cookie", done.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_the_proxy_pages_are_answered_and_cookies_are_the_hosts_alone()
    {
        using var page = await SendAsync(HttpMethod.Get, "/sign-in", ("X-Forwarded-Proto", "https"));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("max-age=", page.Headers.ToString(), StringComparison.Ordinal);
        Assert.All(page.Headers.GetValues("Set-Cookie"), c =>
        {
            Assert.StartsWith("__Host-", c, StringComparison.Ordinal);
            Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Who_is_no_named_proxy_is_not_believed()
    {
        await using var other = await RealStage.StartAsync(settings => settings with
        {
            IsTlsRequired = true,
            Proxies = [IPNetwork.Parse("192.0.2.1/32")],
        });
        using var http = NewClient(other);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
    }

    private static HttpClient NewClient(RealStage stage) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = stage.Address };

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var http = NewClient(_stage);
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
