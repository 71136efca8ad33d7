namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class SubOrchestrationInstanceCreatedEvent(int eventId) : HistoryEvent(eventId)
{
    public string Name { get; set; } = string.Empty;

    public string InstanceId { get; set; } = string.Empty;

    public string Input { get; set; } = string.Empty;
}
