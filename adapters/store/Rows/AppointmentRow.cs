using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class AppointmentRow
{
    public required Role Role { get; init; }

    public required string Scope { get; init; }

    public required string PersonId { get; init; }
}
