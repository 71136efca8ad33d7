using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class AppointmentRow
{
    public required string ProgrammeId { get; init; }

    public required Role Role { get; init; }

    public required string Scope { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>Whether they act only while nobody who holds the post is there.</summary>
    public bool IsDeputy { get; set; }
}
