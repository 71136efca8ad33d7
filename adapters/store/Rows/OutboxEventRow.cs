using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class OutboxEventRow
{
    public long Id { get; init; }

    /// <summary>The orchestration instance it is for.</summary>
    public required string InstanceId { get; init; }

    public required string Event { get; init; }

    /// <summary>What the event carries, as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When the command was done.</summary>
    public DateTimeOffset LeftAt { get; init; }

    public DateTimeOffset? RaisedAt { get; set; }

    public static OutboxEventRow For<T>(string instanceId, EventName<T> name, T payload, DateTimeOffset at) => new()
    {
        LeftAt = at,
        InstanceId = instanceId,
        Event = name.Value,
        Payload = System.Text.Encoding.UTF8.GetString(Engine.Contract.Payload.Write(payload)),
    };
}
