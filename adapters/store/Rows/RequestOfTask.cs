using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>What a task's network asks for, beside the task, as long as nobody has answered; who asked, and what was
/// answered, stands in the audit trail for good.</summary>
internal sealed class RequestOfTask
{
    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Reason { get; init; }

    /// <summary>The day that is asked for; null of a waiver.</summary>
    public DateOnly? WantedOn { get; init; }
}
