namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class TimerFiredEvent(int eventId, DateTime fireAt) : HistoryEvent(eventId)
{
    public int TimerId { get; set; }

    public DateTime FireAt { get; set; } = fireAt;
}
