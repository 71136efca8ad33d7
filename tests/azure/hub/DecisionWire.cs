using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.History;
using Kind = Microsoft.DurableTask.Protobuf.OrchestratorAction.OrchestratorActionTypeOneofCase;
using Wire = Microsoft.DurableTask.Protobuf;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>What a worker has decided, as the host reads it.</summary>
internal static class DecisionWire
{
    public static OrchestratorAction Read(Wire.OrchestratorAction wire) => wire.OrchestratorActionTypeCase switch
    {
        Kind.ScheduleTask => new ScheduleTaskOrchestratorAction
        {
            Id = wire.Id,
            Name = wire.ScheduleTask.Name,
            Version = wire.ScheduleTask.Version,
            Input = HostJson.Passed(wire.ScheduleTask.Input),
        },
        Kind.CreateSubOrchestration => new CreateSubOrchestrationAction
        {
            Id = wire.Id,
            InstanceId = wire.CreateSubOrchestration.InstanceId,
            Name = wire.CreateSubOrchestration.Name,
            Version = wire.CreateSubOrchestration.Version,
            Input = HostJson.Passed(wire.CreateSubOrchestration.Input),
            Tags = wire.CreateSubOrchestration.Tags.ToDictionary(t => t.Key, t => t.Value),
        },
        Kind.CreateTimer => new CreateTimerOrchestratorAction
        {
            Id = wire.Id,
            FireAt = wire.CreateTimer.FireAt.ToDateTime(),
        },
        Kind.SendEvent => new SendEventOrchestratorAction
        {
            Id = wire.Id,
            Instance = new OrchestrationInstance { InstanceId = wire.SendEvent.Instance.InstanceId },
            EventName = wire.SendEvent.Name,
            EventData = wire.SendEvent.Data,
        },
        Kind.CompleteOrchestration => Completion(wire),
        _ => throw new NotSupportedException($"A worker here decides no {wire.OrchestratorActionTypeCase}."),
    };

    private static OrchestrationCompleteOrchestratorAction Completion(Wire.OrchestratorAction wire)
    {
        var completion = wire.CompleteOrchestration;
        var action = new OrchestrationCompleteOrchestratorAction
        {
            Id = wire.Id,
            OrchestrationStatus = (OrchestrationStatus)completion.OrchestrationStatus,
            Result = HostJson.Passed(completion.Result),
            Details = completion.Details,
            FailureDetails = Failure(completion.FailureDetails),
            NewVersion = completion.NewVersion,
        };
        foreach (var carried in completion.CarryoverEvents)
        {
            action.CarryoverEvents.Add(
                new EventRaisedEvent(carried.EventId, carried.EventRaised.Input) { Name = carried.EventRaised.Name });
        }

        return action;
    }

    private static FailureDetails? Failure(Wire.TaskFailureDetails? wire) => wire is null ? null
        : new FailureDetails(
            wire.ErrorType, wire.ErrorMessage, wire.StackTrace, Failure(wire.InnerFailure), wire.IsNonRetriable);
}
