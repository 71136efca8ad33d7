using System.Net;
using System.Net.Sockets;
using MimeKit;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What <c>serve</c> answers, and how it stops.</summary>
public sealed class ServeTests(Site site) : IClassFixture<Site>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_overview_is_in_thai_and_shows_the_networks_that_were_taken_in()
    {
        using var response = await site.GetAsync("/");
        var text = await Site.TextOfAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<html lang=\"th\">", text, StringComparison.Ordinal);
        Assert.Contains("เชียงใหม่", text, StringComparison.Ordinal);
        Assert.Contains("<dd>2</dd>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_is_in_english_for_who_asks_for_it()
    {
        using var response = await site.GetAsync("/?lang=en");
        var text = await Site.TextOfAsync(response);

        Assert.Contains("<html lang=\"en\">", text, StringComparison.Ordinal);
        Assert.Contains("<dt>Networks</dt><dd>2</dd>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_may_load_its_own_style_and_nothing_else()
    {
        using var response = await site.GetAsync("/");

        Assert.Equal(
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_style_that_the_page_names_is_there()
    {
        using var page = await site.GetAsync("/");
        const string Style = "/_content/ProgramFlows.Web/pages.css";
        Assert.Contains($"href=\"{Style}\"", await Site.TextOfAsync(page), StringComparison.Ordinal);

        using var response = await site.GetAsync(Style);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/data/journal.db")]
    [InlineData("/../data/journal.db")]
    public async Task What_is_not_a_page_is_not_found(string address)
    {
        using var response = await site.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Ctrl_C_stops_it_with_success_and_the_folder_is_free_again()
    {
        await using var serving = CommandLine.Start(_folder, "serve", "--new", "--urls", "http://127.0.0.1:0");
        await serving.ServedAtAsync();

        await serving.InterruptAsync();
        var outcome = await serving.EndAsync();
        var next = await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));

        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        Assert.EndsWith(". Ctrl-C stops.", Assert.Single(outcome.OutputLines), StringComparison.Ordinal);
        Assert.Equal(CommandLine.Done, next.ExitCode);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named_and_the_way_to_another()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";

        var outcome = await CommandLine.RunAsync(_folder, "serve", "--new", "--urls", url);

        CommandLine.AssertRefusal(outcome, $"The pages cannot be served at '{url}'");
        Assert.Contains("Name another address with --urls.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_in_messages_lead_to_the_site_that_people_reach()
    {
        await using (var demo = CommandLine.Start(
            _folder,
            "demo", "--networks", "1", "--urls", "http://127.0.0.1:0", "--site", "https://networks.example.org"))
        {
            await demo.ServedAtAsync();
        }

        var mail = await MimeMessage.LoadAsync(
            Directory.EnumerateFiles(Path.Combine(_folder["data"], "mail")).First(),
            TestContext.Current.CancellationToken);

        Assert.Contains("https://networks.example.org/tasks", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", mail.TextBody, StringComparison.Ordinal);
    }
}
