using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Run;
using ProgramFlows.Functions.Durable.Wire;
using ProgramFlows.Tests.DurableHub;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>The functions of a catalogue, run here by Durable Task's own worker.</summary>
internal sealed class Worker : IFunctions, IDisposable
{
    private readonly Catalogue _catalogue;
    private readonly IServiceProvider _ports;
    private readonly HubDispatcher _dispatcher;
    private readonly CancellationTokenSource _ends = new();
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(new DurableTaskShimFactory(
            new DurableTaskWorkerOptions { DataConverter = new JsonDataConverter(Payload.Options) },
            NullLoggerFactory.Instance))
        .BuildServiceProvider();

    public Worker(VirtualTaskHub hub, Catalogue catalogue, IServiceProvider ports)
    {
        (_catalogue, _ports) = (catalogue, ports);
        _dispatcher = new HubDispatcher(hub, this);
    }

    public Task StartAsync() => _dispatcher.StartAsync();

    /// <summary>Ends as a crash would: what it is doing is not waited for.</summary>
    public async Task KillAsync()
    {
        var killed = _dispatcher.KillAsync();
        await _ends.CancelAsync();
        await killed;
    }

    public bool Knows(string orchestrator) => _catalogue.Orchestrators.ContainsKey(orchestrator);

    public Task<string> RunTurnAsync(string orchestrator, string turn) => Task.FromResult(
        GrpcOrchestrationRunner.LoadAndRun(turn, new Orchestrator(_catalogue, turn), _services));

    public async Task<string> RunActivityAsync(string activity, string input)
    {
        var call = Payload.Read<JsonElement>(Encoding.UTF8.GetBytes(input));
        var result = await ActivityCall.RunAsync(_catalogue.Activities[activity], call, _ports, _ends.Token);
        return result.GetRawText();
    }

    public void Dispose()
    {
        _dispatcher.Dispose();
        _services.Dispose();
        _ends.Dispose();
    }

    private sealed class Orchestrator(Catalogue catalogue, string turn) : ITaskOrchestrator
    {
        public Type InputType => typeof(JsonElement);

        public Type OutputType => typeof(JsonElement);

        public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
            await DurableTaskOrchestrationContext.RunAsync(context, catalogue, turn);
    }
}
