using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using Google.Protobuf;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable;
using ProgramFlows.Tests.DurableTask.Hub;
using FailureDetails = DurableTask.Core.FailureDetails;
using HistoryEvent = DurableTask.Core.History.HistoryEvent;
using Wire = Microsoft.DurableTask.Protobuf;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>
/// What the host does with a turn and with an activity: both go to the functions' process as messages, are run there by
/// Durable Task's own worker, and come back as messages.
/// </summary>
internal sealed class Worker : IDisposable
{
    private readonly VirtualTaskHub _hub;
    private readonly Catalogue _catalogue;
    private readonly CancellationTokenSource _ends = new();
    private readonly IServiceProvider _ports;
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(new DurableTaskShimFactory(
            new DurableTaskWorkerOptions { DataConverter = new JsonDataConverter(Payload.Options) },
            NullLoggerFactory.Instance))
        .BuildServiceProvider();

    private readonly TaskHubWorker _dispatcher;

    public Worker(VirtualTaskHub hub, Catalogue catalogue, IServiceProvider ports)
    {
        (_hub, _catalogue, _ports) = (hub, catalogue, ports);
        _dispatcher = new TaskHubWorker(new HubConnection(hub, hub.TakeOver()), NullLoggerFactory.Instance)
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails,
        };
        _dispatcher.AddOrchestrationDispatcherMiddleware(RunTurnAsync);
        _dispatcher.AddActivityDispatcherMiddleware(RunActivityAsync);
    }

    public Task StartAsync() => _dispatcher.StartAsync();

    /// <summary>Ends as a crash would: what it is doing is not waited for.</summary>
    public async Task KillAsync()
    {
        _hub.TakeOver();
        await _ends.CancelAsync();
        await _dispatcher.StopAsync(isForced: true);
    }

    public void Dispose()
    {
        _dispatcher.Dispose();
        _services.Dispose();
        _ends.Dispose();
    }

    private Task RunTurnAsync(DispatchMiddlewareContext dispatch, Func<Task> next)
    {
        var runtime = dispatch.GetProperty<OrchestrationRuntimeState>();
        foreach (var happening in runtime.NewEvents)
        {
            happening.Timestamp = _hub.Now;
        }

        if (!_catalogue.Orchestrators.ContainsKey(runtime.Name))
        {
            dispatch.SetProperty(OrchestratorExecutionResult.ForFailure(
                $"The orchestrator function '{runtime.Name}' failed: it does not exist.", details: null));
            return Task.CompletedTask;
        }

        var request = new Wire.OrchestratorRequest
        {
            InstanceId = runtime.OrchestrationInstance!.InstanceId,
            ExecutionId = runtime.OrchestrationInstance.ExecutionId,
        };
        request.PastEvents.Add(runtime.PastEvents.Select(HistoryWire.Of));
        request.NewEvents.Add(runtime.NewEvents.Select(HistoryWire.Of));
        var encoded = Convert.ToBase64String(request.ToByteArray());
        var answer = GrpcOrchestrationRunner.LoadAndRun(encoded, new Orchestrator(_catalogue, encoded), _services);
        var response = Wire.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer));
        dispatch.SetProperty(new OrchestratorExecutionResult
        {
            Actions = [.. response.Actions.Select(DecisionWire.Read)],
            CustomStatus = response.CustomStatus,
        });
        return Task.CompletedTask;
    }

    private async Task RunActivityAsync(DispatchMiddlewareContext dispatch, Func<Task> next)
    {
        var asked = dispatch.GetProperty<TaskScheduledEvent>();
        HistoryEvent answer;
        try
        {
            // The arguments of a call come as a list.
            var call = Payload.Read<JsonElement>(System.Text.Encoding.UTF8.GetBytes(asked.Input!))[0];
            var result = await ActivityCall.RunAsync(
                _catalogue.Activities[asked.Name!], call, _ports, _ends.Token);
            answer = new TaskCompletedEvent(-1, asked.EventId, result.GetRawText());
        }
        catch (Exception e)
        {
            // The host knows no more of it than a text, and keeps the first line of that.
            var text = e.Message.Split('\n')[0];
            answer = new TaskFailedEvent(
                -1,
                asked.EventId,
                $"Function '{asked.Name}' failed.",
                null,
                new FailureDetails(e.GetType().FullName!, text, e.StackTrace, null, false));
        }

        dispatch.SetProperty(new ActivityExecutionResult { ResponseEvent = answer });
    }

    private sealed class Orchestrator(Catalogue catalogue, string turn) : ITaskOrchestrator
    {
        public Type InputType => typeof(JsonElement);

        public Type OutputType => typeof(JsonElement);

        public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
            await DurableTaskOrchestrationContext.RunAsync(context, catalogue, turn);
    }
}
