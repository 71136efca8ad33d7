using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class SubmissionRow
{
    /// <summary>The id of the command that handed it in.</summary>
    public required CommandId Id { get; init; }

    public required TaskId TaskId { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Answers { get; init; }
}
