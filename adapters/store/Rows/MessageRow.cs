using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class MessageRow
{
    public required string Key { get; init; }

    public required string PersonId { get; init; }

    public required DateOnly On { get; init; }

    public required int Lines { get; init; }

    public MessageState State { get; set; }

    public string? Subject { get; set; }

    public DateTimeOffset? SentAt { get; set; }
}
