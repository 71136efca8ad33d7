using DurableTask.Core;
using Wire = Microsoft.DurableTask.Protobuf;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>How an instance is seen, as the extension tells clients: without the inner failures.</summary>
internal static class StateWire
{
    public static Wire.OrchestrationState Of(OrchestrationState state, bool withContents)
    {
        var wire = new Wire.OrchestrationState
        {
            InstanceId = state.OrchestrationInstance.InstanceId,
            Name = state.Name,
            ParentInstanceId = state.ParentInstance?.OrchestrationInstance?.InstanceId,
            OrchestrationStatus = (Wire.OrchestrationStatus)state.OrchestrationStatus,
            CreatedTimestamp = HistoryWire.Moment(state.CreatedTime),
            LastUpdatedTimestamp = HistoryWire.Moment(state.LastUpdatedTime),
        };
        if (withContents)
        {
            wire.Input = state.Input;
            wire.Output = state.Output;
            wire.CustomStatus = state.Status;
            wire.FailureDetails = state.FailureDetails is { } failure
                ? new Wire.TaskFailureDetails
                {
                    ErrorType = failure.ErrorType,
                    ErrorMessage = failure.ErrorMessage,
                    StackTrace = failure.StackTrace,
                }
                : null;
        }

        HistoryWire.Fill(wire.Tags, state.Tags);
        return wire;
    }
}
