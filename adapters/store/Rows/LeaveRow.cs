using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class LeaveRow
{
    public required PersonId PersonId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; set; }
}
