using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>Something went wrong that a person has to see to.</summary>
internal sealed class IncidentRow
{
    /// <summary>Its kind and what it is about, so that the same stands once.</summary>
    public required string Id { get; init; }

    public required IncidentKind Kind { get; init; }

    /// <summary>The person that it is about; null where it is about none.</summary>
    public PersonId? PersonId { get; init; }

    public required DateTimeOffset OpenedAt { get; set; }

    /// <summary>Who has taken it on; null while nobody has.</summary>
    public PersonId? OwnerId { get; set; }

    public DateTimeOffset? OwnedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What was done, in the words of who closed it; null where it was closed by what happened.</summary>
    public string? Outcome { get; set; }
}
