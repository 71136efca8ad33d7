using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class AuditRow
{
    /// <summary>The command's id; a command that stands here has been done.</summary>
    public required CommandId CommandId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public string? Before { get; init; }

    public required string After { get; init; }

    public string? Reason { get; init; }
}
