using DurableTask.Core;
using DurableTask.Core.History;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Wire = Microsoft.DurableTask.Protobuf;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>Histories as the host sends them to workers and clients.</summary>
internal static class HistoryWire
{
    public static Wire.HistoryEvent Of(HistoryEvent historyEvent)
    {
        var wire = new Wire.HistoryEvent { EventId = historyEvent.EventId, Timestamp = Moment(historyEvent.Timestamp) };
        switch (historyEvent)
        {
            case ExecutionStartedEvent e:
                wire.ExecutionStarted = Started(e);
                break;
            case ExecutionCompletedEvent e:
                wire.ExecutionCompleted = new Wire.ExecutionCompletedEvent
                {
                    OrchestrationStatus = (Wire.OrchestrationStatus)e.OrchestrationStatus,
                    Result = e.Result,
                    FailureDetails = Failure(e.FailureDetails),
                };
                break;
            case ExecutionTerminatedEvent e:
                wire.ExecutionTerminated = new Wire.ExecutionTerminatedEvent { Input = e.Input };
                break;
            case ExecutionSuspendedEvent e:
                wire.ExecutionSuspended = new Wire.ExecutionSuspendedEvent { Input = e.Reason };
                break;
            case ExecutionResumedEvent e:
                wire.ExecutionResumed = new Wire.ExecutionResumedEvent { Input = e.Reason };
                break;
            case ExecutionRewoundEvent e:
                wire.ExecutionRewound = new Wire.ExecutionRewoundEvent { Reason = e.Reason };
                break;
            case TaskScheduledEvent e:
                wire.TaskScheduled = new Wire.TaskScheduledEvent
                {
                    Name = e.Name,
                    Version = e.Version,
                    Input = e.Input,
                };
                break;
            case TaskCompletedEvent e:
                wire.TaskCompleted = new Wire.TaskCompletedEvent
                {
                    TaskScheduledId = e.TaskScheduledId,
                    Result = e.Result,
                };
                break;
            case TaskFailedEvent e:
                wire.TaskFailed = new Wire.TaskFailedEvent
                {
                    TaskScheduledId = e.TaskScheduledId,
                    FailureDetails = Failure(e.FailureDetails),
                };
                break;
            case SubOrchestrationInstanceCreatedEvent e:
                wire.SubOrchestrationInstanceCreated = new Wire.SubOrchestrationInstanceCreatedEvent
                {
                    InstanceId = e.InstanceId,
                    Name = e.Name,
                    Version = e.Version,
                    Input = e.Input,
                };
                break;
            case SubOrchestrationInstanceCompletedEvent e:
                wire.SubOrchestrationInstanceCompleted = new Wire.SubOrchestrationInstanceCompletedEvent
                {
                    TaskScheduledId = e.TaskScheduledId,
                    Result = e.Result,
                };
                break;
            case SubOrchestrationInstanceFailedEvent e:
                wire.SubOrchestrationInstanceFailed = new Wire.SubOrchestrationInstanceFailedEvent
                {
                    TaskScheduledId = e.TaskScheduledId,
                    FailureDetails = Failure(e.FailureDetails),
                };
                break;
            case TimerCreatedEvent e:
                wire.TimerCreated = new Wire.TimerCreatedEvent { FireAt = Moment(e.FireAt) };
                break;
            case TimerFiredEvent e:
                wire.TimerFired = new Wire.TimerFiredEvent { TimerId = e.TimerId, FireAt = Moment(e.FireAt) };
                break;
            case EventRaisedEvent e:
                wire.EventRaised = new Wire.EventRaisedEvent { Name = e.Name, Input = e.Input };
                break;
            case EventSentEvent e:
                wire.EventSent = new Wire.EventSentEvent { InstanceId = e.InstanceId, Name = e.Name, Input = e.Input };
                break;
            case OrchestratorStartedEvent:
                wire.OrchestratorStarted = new Wire.OrchestratorStartedEvent();
                break;
            case OrchestratorCompletedEvent:
                wire.OrchestratorCompleted = new Wire.OrchestratorCompletedEvent();
                break;
            default:
                throw new NotSupportedException($"A history here has no {historyEvent.EventType}.");
        }

        return wire;
    }

    public static Timestamp Moment(DateTime moment) =>
        Timestamp.FromDateTime(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    public static Wire.TaskFailureDetails? Failure(FailureDetails? details) => details is null ? null
        : new Wire.TaskFailureDetails
        {
            ErrorType = details.ErrorType,
            ErrorMessage = details.ErrorMessage,
            StackTrace = details.StackTrace,
            InnerFailure = Failure(details.InnerFailure),
            IsNonRetriable = details.IsNonRetriable,
        };

    public static void Fill(MapField<string, string> wire, IDictionary<string, string>? tags)
    {
        foreach (var (key, value) in tags ?? new Dictionary<string, string>())
        {
            wire[key] = value;
        }
    }

    private static Wire.ExecutionStartedEvent Started(ExecutionStartedEvent e)
    {
        var started = new Wire.ExecutionStartedEvent
        {
            Name = e.Name,
            Version = e.Version,
            Input = e.Input,
            OrchestrationInstance = Instance(e.OrchestrationInstance),
        };
        if (e.ParentInstance is { } parent)
        {
            started.ParentInstance = new Wire.ParentInstanceInfo
            {
                Name = parent.Name,
                Version = parent.Version,
                TaskScheduledId = parent.TaskScheduleId,
                OrchestrationInstance = Instance(parent.OrchestrationInstance),
            };
        }

        Fill(started.Tags, e.Tags);
        return started;
    }

    private static Wire.OrchestrationInstance Instance(OrchestrationInstance instance) =>
        new() { InstanceId = instance.InstanceId, ExecutionId = instance.ExecutionId };
}
