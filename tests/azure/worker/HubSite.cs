using System.Text;
using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.History;
using ProgramFlows.Tests.DurableHub;
using Xunit;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>A hub of a test's own at an address of its own, where the worker's durable clients find it.</summary>
internal sealed class HubSite : IAsyncDisposable
{
    private readonly HubServer _server;

    private HubSite(VirtualTaskHub hub, HubServer server) => (Hub, _server) = (hub, server);

    public VirtualTaskHub Hub { get; }

    /// <summary>What a durable client is made of, as the extension gives it to the worker.</summary>
    public string Client => JsonSerializer.Serialize(new
    {
        taskHubName = "programflows",
        connectionName = "AzureWebJobsStorage",
        requiredQueryStringParameters = "code=none",
        rpcBaseUrl = _server.Address,
        httpBaseUrl = "http://localhost/runtime/webhooks/durabletask",
        maxGrpcMessageSizeInBytes = HubServer.MaxMessageSize,
        grpcHttpClientTimeout = JsonSerializer.Serialize(TimeSpan.FromSeconds(100)),
    });

    public static async Task<HubSite> StartAsync(DateTimeOffset start)
    {
        var hub = new VirtualTaskHub(start);
        return new HubSite(hub, await HubServer.StartAsync(hub, TestContext.Current.CancellationToken));
    }

    /// <summary>Starts an instance past all clients.</summary>
    public void Start(string name, string id, byte[] input) => Hub.Start(
        new ExecutionStartedEvent(-1, Encoding.UTF8.GetString(input))
        {
            Name = name,
            Version = "1.0",
            OrchestrationInstance =
                new OrchestrationInstance { InstanceId = id, ExecutionId = Guid.NewGuid().ToString("N") },
        },
        []);

    /// <summary>How an instance stands; null when there is none.</summary>
    public OrchestrationState? StateOf(string id) =>
        Hub.Read(instances => instances.TryGetValue(id, out var instance) ? instance.State : null);

    /// <summary>Lets time pass, with all that is due in it.</summary>
    public async Task AdvanceToAsync(DateTimeOffset moment)
    {
        await Hub.WhenIdleAsync();
        while (Hub.MoveTo(moment.UtcDateTime))
        {
            await Hub.WhenIdleAsync();
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
