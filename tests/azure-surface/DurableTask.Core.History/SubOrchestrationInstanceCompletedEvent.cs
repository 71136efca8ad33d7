namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class SubOrchestrationInstanceCompletedEvent(int eventId, int taskScheduledId, string? result)
    : HistoryEvent(eventId)
{
    public int TaskScheduledId { get; } = taskScheduledId;

    public string? Result { get; } = result;
}
