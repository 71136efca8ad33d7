using System.Net;
using System.Net.Sockets;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Where <c>serve</c> listens, and what it takes no notice of.</summary>
public sealed class AddressTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("http://no-such-machine.invalid:5080", "'no-such-machine.invalid' does not resolve to an address.")]
    [InlineData("http://0.0.0.0:0", "'http://0.0.0.0:0' can be reached from other machines.")]
    [InlineData("http://[::]:0", "'http://[::]:0' can be reached from other machines.")]
    [InlineData("http://+:5080", "'http://+:5080' can be reached from other machines.")]
    [InlineData("http://*:5080", "'http://*:5080' can be reached from other machines.")]
    [InlineData("http://192.0.2.17:5080", "'http://192.0.2.17:5080' can be reached from other machines.")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0", "'http://0.0.0.0:0' can be reached from other machines.")]
    public async Task Only_this_machine_is_served_unless_told_otherwise(string urls, string says)
    {
        var outcome = await CommandLine.RunAsync(_folder, "serve", "--new", "--urls", urls);

        CommandLine.AssertRefusal(outcome, says);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("https://localhost:5080", "speaks http")]
    [InlineData("http://localhost:5080/pages", "has a path")]
    [InlineData("http://someone@localhost:5080", "is no address")]
    [InlineData("http://localhost:5080;", "is no address")]
    [InlineData("", "--urls is empty")]
    public async Task What_cannot_be_served_is_refused_before_anything_is_done(string urls, string says)
    {
        var outcome = await CommandLine.RunAsync(_folder, "serve", "--new", "--urls", urls);

        CommandLine.AssertRefusal(outcome, says);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("People at 'http://networks.example.org/' would sign in over", "http://networks.example.org")]
    [InlineData("Nothing is known to speak TLS for 'https://networks.example.org/'", "https://networks.example.org")]
    [InlineData("'somewhere' is no address of a proxy.", "https://networks.example.org", "--proxy", "somewhere")]
    public async Task Sessions_do_not_travel_in_the_clear(string says, string site, params string[] words)
    {
        var outcome = await CommandLine.RunAsync(_folder, ["serve", "--new", "--site", site, .. words]);

        CommandLine.AssertRefusal(outcome, says);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_demo_whose_address_is_taken_says_so_before_it_plays_the_year()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var outcome = await CommandLine.RunAsync(_folder, "demo", "--urls", $"http://{taken.LocalEndpoint}");

        CommandLine.AssertRefusal(outcome, $"The pages cannot be served at 'http://{taken.LocalEndpoint}'");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Who_is_told_to_be_public_listens_on_every_address_of_the_machine()
    {
        await using var serving = CommandLine.Start(
            _folder, "serve", "--new", "--urls", "http://0.0.0.0:0", "--public");
        var served = await serving.ServedAtAsync();
        using var http = new HttpClient();

        var page = await http.GetStringAsync(
            new Uri($"http://127.0.0.1:{served.Port}/"), TestContext.Current.CancellationToken);

        Assert.Contains("<html lang=\"th\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_working_directory_nor_the_environment_configures_it()
    {
        await File.WriteAllTextAsync(
            _folder["appsettings.json"], "{ this is of another program", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder["appsettings.Development.json"], "[", TestContext.Current.CancellationToken);
        var foreign = new Dictionary<string, string>
        {
            ["AllowedHosts"] = "networks.example.org",
            ["ASPNETCORE_URLS"] = "http://0.0.0.0:1",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "Nowhere",
            ["Kestrel__Endpoints__Http__Url"] = "http://0.0.0.0:1",
            ["Kestrel__Limits__MaxConcurrentConnections"] = "0",
            ["Logging__LogLevel__Default"] = "Trace",
        };
        await using var serving = CommandLine.StartIn(
            _folder.Path, foreign, "serve", "--new", "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient();

        var page = await http.GetAsync(await serving.ServedAtAsync(), TestContext.Current.CancellationToken);
        var steered = await CommandLine.RunAsync(_folder, "instances", "suspend", "nobody");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("There is no instance 'nobody'", steered.Error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, serving.Error);
    }

    [Fact]
    public async Task No_file_is_watched()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows what a process watches.");
        await File.WriteAllTextAsync(_folder["appsettings.json"], "{}", TestContext.Current.CancellationToken);
        await using var serving = CommandLine.Start(_folder, "serve", "--new", "--urls", "http://127.0.0.1:0");
        await serving.ServedAtAsync();

        Assert.DoesNotContain(
            Directory.EnumerateFiles($"/proc/{serving.ProcessId}/fdinfo").SelectMany(File.ReadLines),
            line => line.StartsWith("inotify wd:", StringComparison.Ordinal));
    }
}
