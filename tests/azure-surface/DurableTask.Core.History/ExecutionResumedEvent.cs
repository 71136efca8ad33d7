namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class ExecutionResumedEvent(int eventId, string reason) : HistoryEvent(eventId)
{
    public string Reason { get; set; } = reason;
}
