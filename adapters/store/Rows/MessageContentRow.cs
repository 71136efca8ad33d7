using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>A message as it was handed over. What leaves no content, such as a code, has none.</summary>
internal sealed class MessageContentRow
{
    public required string MessageKey { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Text { get; set; }

    public required DateTimeOffset At { get; set; }
}
