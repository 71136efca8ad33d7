using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
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
    public async Task The_first_page_is_in_thai_and_leads_to_the_sign_in()
    {
        using var response = await site.GetAsync("/?lang=th");
        var text = await Site.TextOfAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<html lang=\"th\">", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_is_in_english_for_who_asks_for_it()
    {
        using var response = await site.GetAsync("/?lang=en");

        Assert.Contains("<html lang=\"en\">", await Site.TextOfAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_demo_is_served_by_a_real_installation()
    {
        foreach (var address in (string[])["/demo", "/demo/messages"])
        {
            using var response = await site.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var first = await site.GetAsync("/");
        Assert.DoesNotContain("/demo", await Site.TextOfAsync(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_may_load_its_own_files_and_nothing_else()
    {
        using var response = await site.GetAsync("/");

        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("pages", "css", "text/css")]
    [InlineData("pages", "js", "text/javascript")]
    [InlineData("mark", "svg", "image/svg+xml")]
    public async Task The_files_that_a_page_names_are_there_and_kept_for_long(string name, string ending, string type)
    {
        using var page = await site.GetAsync("/");
        var named = Regex.Match(await Site.TextOfAsync(page), $"/assets/{name}\\.[0-9a-f]{{10}}\\.{ending}");

        using var response = await site.GetAsync(named.Value);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
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
