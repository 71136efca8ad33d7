using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Wire = Microsoft.DurableTask.Protobuf;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>
/// What the host does with a turn and with an activity: both go to the functions as messages and come back as messages.
/// </summary>
internal sealed class HubDispatcher : IDisposable
{
    private readonly VirtualTaskHub _hub;
    private readonly IFunctions _functions;
    private readonly TaskHubWorker _dispatcher;

    public HubDispatcher(VirtualTaskHub hub, IFunctions functions)
    {
        (_hub, _functions) = (hub, functions);
        _dispatcher = new TaskHubWorker(new HubConnection(hub, hub.TakeOver()), NullLoggerFactory.Instance)
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails,
        };
        _dispatcher.AddOrchestrationDispatcherMiddleware(RunTurnAsync);
        _dispatcher.AddActivityDispatcherMiddleware(RunActivityAsync);
    }

    public Task StartAsync() => _dispatcher.StartAsync();

    /// <summary>Ends as a crash would: what it is doing is not waited for.</summary>
    public Task KillAsync()
    {
        _hub.TakeOver();
        return _dispatcher.StopAsync(isForced: true);
    }

    public void Dispose() => _dispatcher.Dispose();

    private async Task RunTurnAsync(DispatchMiddlewareContext dispatch, Func<Task> next)
    {
        var runtime = dispatch.GetProperty<OrchestrationRuntimeState>();
        foreach (var historyEvent in runtime.NewEvents)
        {
            historyEvent.Timestamp = _hub.Now;
        }

        dispatch.SetProperty(
            _functions.Knows(runtime.Name)
                ? await OutcomeOfAsync(runtime)
                : OrchestratorExecutionResult.ForFailure(
                    $"The orchestrator function '{runtime.Name}' failed: it does not exist.", details: null));
    }

    private async Task<OrchestratorExecutionResult> OutcomeOfAsync(OrchestrationRuntimeState runtime)
    {
        var request = new Wire.OrchestratorRequest
        {
            InstanceId = runtime.OrchestrationInstance!.InstanceId,
            ExecutionId = runtime.OrchestrationInstance.ExecutionId,
        };
        request.PastEvents.Add(runtime.PastEvents.Select(HistoryWire.Of));
        request.NewEvents.Add(runtime.NewEvents.Select(HistoryWire.Of));
        try
        {
            var answer = await _functions.RunTurnAsync(runtime.Name, Convert.ToBase64String(request.ToByteArray()));
            var response = Wire.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer));
            return new OrchestratorExecutionResult
            {
                Actions = [.. response.Actions.Select(DecisionWire.Read)],
                CustomStatus = HostJson.Passed(response.CustomStatus),
            };
        }
        catch (Exception e)
        {
            return OrchestratorExecutionResult.ForFailure(
                $"Function '{runtime.Name}' failed with an unhandled exception.", e);
        }
    }

    private async Task RunActivityAsync(DispatchMiddlewareContext dispatch, Func<Task> next)
    {
        var asked = dispatch.GetProperty<TaskScheduledEvent>();
        HistoryEvent answer;
        try
        {
            // The arguments of a call come as a list.
            using var arguments = JsonDocument.Parse(asked.Input!);
            var result = await _functions.RunActivityAsync(asked.Name!, arguments.RootElement[0].GetRawText());
            answer = new TaskCompletedEvent(-1, asked.EventId, HostJson.Passed(result));
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
}
