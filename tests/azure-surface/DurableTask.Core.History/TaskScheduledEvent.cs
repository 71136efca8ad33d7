namespace DurableTask.Core.History;

/// <summary>A happening in a history.</summary>
public class TaskScheduledEvent(int eventId, string? name, string? version, string? input)
    : HistoryEvent(eventId)
{
    public string? Name { get; } = name;

    public string? Version { get; } = version;

    public string? Input { get; } = input;
}
