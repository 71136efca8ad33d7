namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class OutboxEventRow
{
    public long Id { get; init; }

    public required string TaskId { get; init; }

    /// <summary>The happening as JSON.</summary>
    public required string Payload { get; init; }

    public DateTimeOffset? RaisedAt { get; set; }
}
