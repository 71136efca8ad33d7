using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Store.Commands;

/// <summary>What is written beside a fact that a command changed.</summary>
/// <param name="Action">What was done, for the audit trail.</param>
/// <param name="Subject">To what.</param>
/// <param name="Before">Where it stood; null when it did not exist.</param>
/// <param name="After">Where it stands now.</param>
/// <param name="Reason">Why; null where none is asked for.</param>
internal sealed record CommandTrace(string Action, string Subject, string? Before, string After, string? Reason = null)
{
    /// <summary>A task whose people are told, and what; null when nobody is.</summary>
    public (TaskRow Task, NoticeKind Kind)? Notice { get; init; }

    /// <summary>What an orchestration is to hear; null when none does.</summary>
    public OutboxEventRow? Event { get; init; }
}
