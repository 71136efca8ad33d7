using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class DraftRow
{
    public required TaskId TaskId { get; init; }

    public required PersonId SavedBy { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public required string Answers { get; set; }

    /// <summary>By field, who answered it last and when, as JSON.</summary>
    public required string Writers { get; set; }
}
