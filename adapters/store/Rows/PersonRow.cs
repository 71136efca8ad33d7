using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class PersonRow
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public Language Language { get; set; }
}
