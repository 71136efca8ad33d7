namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class ExecutionCompletedEvent(
    int eventId, string? result, OrchestrationStatus orchestrationStatus, FailureDetails? failureDetails = null)
    : HistoryEvent(eventId)
{
    public OrchestrationStatus OrchestrationStatus { get; } = orchestrationStatus;

    public string? Result { get; } = result;

    public FailureDetails? FailureDetails { get; } = failureDetails;
}
