using DurableTask.Core;
using Wire = Microsoft.DurableTask.Protobuf;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>How an instance is seen, as the extension tells clients: without the inner failures.</summary>
internal static class StateWire
{
    /// <summary>One instance that was asked for.</summary>
    public static Wire.OrchestrationState Of(OrchestrationState state, bool withContents)
    {
        var wire = Listed(state, withContents);
        wire.ParentInstanceId = state.ParentInstance?.OrchestrationInstance?.InstanceId;
        HistoryWire.Fill(wire.Tags, state.Tags);
        return wire;
    }

    /// <summary>One of a list, which tells neither tags nor the parent.</summary>
    public static Wire.OrchestrationState Listed(OrchestrationState state, bool withContents)
    {
        var wire = new Wire.OrchestrationState
        {
            InstanceId = state.OrchestrationInstance.InstanceId,
            Name = state.Name,
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

        return wire;
    }
}
