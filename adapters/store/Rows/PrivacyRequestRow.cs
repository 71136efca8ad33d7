using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Privacy;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class PrivacyRequestRow
{
    /// <summary>The command that made it.</summary>
    public required CommandId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required PrivacyRequestKind Kind { get; init; }

    /// <summary>What is asked; empty when the person was erased.</summary>
    public required string Words { get; set; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public bool IsGranted { get; set; }

    public string? Reason { get; set; }
}
