using System.Net;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A small installation that is served while the tests of a class run.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private RunningCommand? _serving;

    public async ValueTask InitializeAsync()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        _serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        _http.BaseAddress = await _serving.ServedAtAsync();
    }

    public Uri Address => _http.BaseAddress!;

    /// <summary>What the process has logged so far.</summary>
    public string Log => _serving!.Error;

    public Task<HttpResponseMessage> GetAsync(string address) =>
        _http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>A page's text as a browser would read it.</summary>
    public static async Task<string> TextOfAsync(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return WebUtility.HtmlDecode(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_serving is not null)
        {
            await _serving.DisposeAsync();
        }

        _folder.Dispose();
    }
}
