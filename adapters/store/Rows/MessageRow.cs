using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class MessageRow
{
    public required string Key { get; init; }

    public required string PersonId { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>How many notices it carries; one that is to be sent may take in more.</summary>
    public int Lines { get; set; }

    public MessageState State { get; set; }

    public string? Subject { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? RefusedAt { get; set; }

    /// <summary>The process that sends it, where several could.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>Until when no other process may.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}
