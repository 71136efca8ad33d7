using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>A hub at an address of its own, where durable clients find it as they find the extension.</summary>
internal sealed class HubServer : IAsyncDisposable
{
    private const int UnlessSet = 4 * 1024 * 1024;

    private readonly WebApplication _front;

    private HubServer(VirtualTaskHub hub)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(o =>
        {
            o.EnableDetailedErrors = true;
            o.MaxReceiveMessageSize = MaxMessageSize;
            o.MaxSendMessageSize = MaxMessageSize;
        });
        builder.Services.AddSingleton(new TaskHubFront(hub));
        _front = builder.Build();
        _front.MapGrpcService<TaskHubFront>();
    }

    /// <summary>
    /// The most bytes of a message, as host.json says; 4 MB where it does not. The extension keeps to it, and tells it
    /// to the clients of the functions, which keep to it as well.
    /// </summary>
    public static int MaxMessageSize { get; } = ReadMaxMessageSize();

    public string Address => _front.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<HubServer> StartAsync(VirtualTaskHub hub, CancellationToken cancellationToken)
    {
        var server = new HubServer(hub);
        await server._front.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _front.DisposeAsync();

    private static int ReadMaxMessageSize()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(House.Root, "host.json")));
        return host.RootElement.GetProperty("extensions").GetProperty("durableTask")
            .TryGetProperty("maxGrpcMessageSizeInBytes", out var size) ? size.GetInt32() : UnlessSet;
    }
}
