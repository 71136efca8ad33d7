namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class TaskFailedEvent(
    int eventId, int taskScheduledId, string? reason, string? details, FailureDetails? failureDetails)
    : HistoryEvent(eventId)
{
    public int TaskScheduledId { get; } = taskScheduledId;

    public string? Reason { get; } = reason;

    public string? Details { get; } = details;

    public FailureDetails? FailureDetails { get; } = failureDetails;
}
