namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class TimerCreatedEvent(int eventId, DateTime fireAt) : HistoryEvent(eventId)
{
    public DateTime FireAt { get; } = fireAt;
}
