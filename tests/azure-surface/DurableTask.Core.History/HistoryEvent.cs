namespace DurableTask.Core.History;

/// <summary>One happening.</summary>
public abstract class HistoryEvent(int eventId)
{
    public int EventId { get; } = eventId;

    public DateTime Timestamp { get; set; }
}
