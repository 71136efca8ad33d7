using Grpc.Net.Client;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions;
using ProgramFlows.Functions.Durable.Client;
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
    private HubServer? _server;
    private GrpcChannel? _channel;
    private DurableTaskClient? _durable;
    private OrchestrationClient? _client;
    private Worker? _worker;

    private DurableTaskHost(DateTimeOffset start, IServiceProvider services, TimeSpan? timersFireEarlyBy)
    {
        _hub = new VirtualTaskHub(start, timersFireEarlyBy);
        _services = services;
    }

    public OrchestrationClient Client => _client!;

    /// <summary>The host's queues, among other things.</summary>
    public VirtualTaskHub Hub => _hub;

    public DateTimeOffset Now => new(_hub.Now, TimeSpan.Zero);

    /// <summary>Starts it.</summary>
    /// <param name="catalogue">What it runs.</param>
    /// <param name="start">What its clock shows at first, UTC.</param>
    /// <param name="services">What activities work with; null when they need nothing.</param>
    /// <param name="timersFireEarlyBy">How much too early its timers fire; a second when left out.</param>
    public static async Task<DurableTaskHost> StartAsync(
        Catalogue catalogue,
        DateTimeOffset start,
        IServiceProvider? services = null,
        TimeSpan? timersFireEarlyBy = null)
    {
        var host = new DurableTaskHost(start, services ?? NoServices.Instance, timersFireEarlyBy);
        host._server = await HubServer.StartAsync(host._hub, CancellationToken.None);
        host._channel = GrpcChannel.ForAddress(host._server.Address, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = HubServer.MaxMessageSize,
            MaxSendMessageSize = HubServer.MaxMessageSize,
        });
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
        await DeployAsync(catalogue);

        // As a clock does in Azure each night.
        await new BlockedInstances(Client, NullLogger<BlockedInstances>.Instance).RetryAsync(CancellationToken.None);
    }

    /// <summary>Another release takes over; nothing that is blocked has tried it yet.</summary>
    public async Task DeployAsync(Catalogue catalogue)
    {
        await EndAsync();
        await BeginAsync(catalogue);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _durable!.DisposeAsync();
        _channel!.Dispose();
        await _server!.DisposeAsync();
    }

    private Task BeginAsync(Catalogue catalogue)
    {
        _client = new DurableTaskOrchestrationClient(_durable!, catalogue, new HurriedClock());
        _worker = new Worker(_hub, catalogue, _services);
        return _worker.StartAsync();
    }

    private async Task EndAsync()
    {
        await _worker!.KillAsync();
        _worker.Dispose();
    }
}
