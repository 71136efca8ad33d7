namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class ExecutionTerminatedEvent(int eventId, string input) : HistoryEvent(eventId)
{
    public string Input { get; set; } = input;
}
