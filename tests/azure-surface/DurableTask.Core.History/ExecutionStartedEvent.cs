namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class ExecutionStartedEvent(int eventId, string input) : HistoryEvent(eventId)
{
    public string Name { get; set; } = string.Empty;

    public string Input { get; set; } = input;
}
