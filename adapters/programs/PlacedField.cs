using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Adapters.Programs;

/// <summary>A field with the places of what it was read from.</summary>
internal sealed record PlacedField(
    FieldDefinition Field, Section Place, IReadOnlyList<PlacedField> Columns, IReadOnlyList<PlacedRule> Rules)
{
    /// <summary>What its condition was read from; null when there is none.</summary>
    public Section? When { get; init; }

    /// <summary>What its limits were read from; null when there are none.</summary>
    public Section? Limits { get; init; }
}
