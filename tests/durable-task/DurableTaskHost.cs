using System.Net;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions;
using ProgramFlows.Functions.Durable;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.DurableHub;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>
/// Durable Task as the functions meet it: its own gRPC client over HTTP, its own dispatcher and worker, around a hub in
/// virtual time. What is ours in between is what is tested.
/// </summary>
internal sealed class DurableTaskHost : IEngineHost
{
    private readonly VirtualTaskHub _hub;
    private readonly WebApplication _front;
    private GrpcChannel? _channel;
    private DurableTaskClient? _durable;
    private OrchestrationClient? _client;
    private Worker? _worker;

    private DurableTaskHost(DateTimeOffset start, TimeSpan timersFireEarlyBy)
    {
        _hub = new VirtualTaskHub(start, timersFireEarlyBy);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(o => o.EnableDetailedErrors = true);
        builder.Services.AddSingleton(new TaskHubFront(_hub));
        _front = builder.Build();
        _front.MapGrpcService<TaskHubFront>();
    }

    public OrchestrationClient Client => _client!;

    public DateTimeOffset Now => new(_hub.Now, TimeSpan.Zero);

    public static async Task<IEngineHost> StartAsync(
        Catalogue catalogue, DateTimeOffset start, TimeSpan timersFireEarlyBy = default)
    {
        var host = new DurableTaskHost(start, timersFireEarlyBy);
        await host._front.StartAsync();
        var address = host._front.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First();
        host._channel = GrpcChannel.ForAddress(address);
        host._durable = new GrpcDurableTaskClient(
            "functions",
            new GrpcDurableTaskClientOptions
            {
                Channel = host._channel,
                DataConverter = new JsonDataConverter(Payload.Options),
            },
            NullLogger.Instance);
        await host.BeginAsync(catalogue);
        return host;
    }

    public Task SettleAsync() => _hub.WhenIdleAsync();

    public async Task AdvanceAsync(TimeSpan time)
    {
        var moment = _hub.Now + time;
        await _hub.WhenIdleAsync();
        while (_hub.MoveTo(moment))
        {
            await _hub.WhenIdleAsync();
        }
    }

    public async Task RestartAsync(Catalogue catalogue)
    {
        await EndAsync();
        await BeginAsync(catalogue);
        await new BlockedInstances(Client).RetryAsync(CancellationToken.None); // As a clock does in Azure each night.
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _durable!.DisposeAsync();
        _channel!.Dispose();
        await _front.DisposeAsync();
    }

    private Task BeginAsync(Catalogue catalogue)
    {
        _client = new DurableTaskOrchestrationClient(_durable!, catalogue);
        _worker = new Worker(_hub, catalogue);
        return _worker.StartAsync();
    }

    private async Task EndAsync()
    {
        await _worker!.KillAsync();
        _worker.Dispose();
    }
}
