using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Archive;
using ProgramFlows.Workflows.Archive;

namespace ProgramFlows.Tests.Adapters.Archives;

/// <summary>A server that answers for a container as Azure Blob Storage does, over HTTP.</summary>
internal sealed class ScriptedArchive : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedArchive()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapFallback(Answer);
    }

    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Headers of the answer beside those that every answer has.</summary>
    public Dictionary<string, string> Says { get; } = [];

    public List<string> Asked { get; } = [];

    public IArchiveGuard Guard => GuardOf($"{_app.Urls.Single()}/account/reports");

    public static async Task<ScriptedArchive> OpenAsync()
    {
        var archive = new ScriptedArchive();
        await archive._app.StartAsync();
        return archive;
    }

    public static IArchiveGuard GuardOf(string container) =>
        new ServiceCollection()
            .AddArchiveWatch(new ArchiveWatchOptions { Container = new Uri(container, UriKind.RelativeOrAbsolute) })
            .BuildServiceProvider()
            .GetRequiredService<IArchiveGuard>();

    public Task CloseAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Answer(HttpContext context)
    {
        Asked.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} "
            + $"{context.Request.Headers["x-ms-version"]} {context.Request.Headers.Authorization}".TrimEnd());
        context.Response.StatusCode = Status;
        context.Response.Headers.ETag = "\"0x8DE000000000000\"";
        context.Response.Headers.LastModified = "Tue, 24 Nov 2026 01:00:00 GMT";
        foreach (var (name, value) in Says)
        {
            context.Response.Headers[name] = value;
        }
    }
}
