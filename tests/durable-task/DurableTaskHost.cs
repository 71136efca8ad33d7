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
using ProgramFlows.Tests.Support;
using ProgramFlows.Tests.Years;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>
/// Durable Task as the functions meet it: its own gRPC client over HTTP, its own dispatcher and worker, around a hub in
/// virtual time. What is ours in between is what is tested.
/// </summary>
internal sealed class DurableTaskHost : IEngineHost, IYearHost
{
    private readonly VirtualTaskHub _hub;
    private readonly IServiceProvider _services;
    private readonly WebApplication _front;
    private GrpcChannel? _channel;
    private DurableTaskClient? _durable;
    private OrchestrationClient? _client;
    private Worker? _worker;

    private DurableTaskHost(DateTimeOffset start, IServiceProvider services, TimeSpan timersFireEarlyBy)
    {
        _hub = new VirtualTaskHub(start, timersFireEarlyBy);
        _services = services;
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

    /// <summary>Starts it.</summary>
    /// <param name="catalogue">What it runs.</param>
    /// <param name="start">What its clock shows at first, UTC.</param>
    /// <param name="services">What activities work with; null when they need nothing.</param>
    /// <param name="timersFireEarlyBy">How much too early its timers fire.</param>
    public static async Task<DurableTaskHost> StartAsync(
        Catalogue catalogue,
        DateTimeOffset start,
        IServiceProvider? services = null,
        TimeSpan timersFireEarlyBy = default)
    {
        var host = new DurableTaskHost(start, services ?? NoServices.Instance, timersFireEarlyBy);
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

    public Task AdvanceAsync(TimeSpan time) => PlayToAsync(Now + time, static () => Task.FromResult(false));

    public async Task PlayToAsync(DateTimeOffset moment, Func<Task<bool>> whenIdle)
    {
        bool isOnTheWay;
        do
        {
            do
            {
                await _hub.WhenIdleAsync();
            }
            while (await whenIdle());

            isOnTheWay = _hub.MoveTo(moment.UtcDateTime);
        }
        while (isOnTheWay);
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
        _worker = new Worker(_hub, catalogue, _services);
        return _worker.StartAsync();
    }

    private async Task EndAsync()
    {
        await _worker!.KillAsync();
        _worker.Dispose();
    }
}
