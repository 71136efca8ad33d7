using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>A field of a form, or a column of its rows.</summary>
/// <param name="Id">Its id, unique in the form or among the columns.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Required">Whether the form can be handed in without it.</param>
/// <param name="Choices">The choices by id; empty for kinds without choices of their own.</param>
public sealed record FieldDefinition(
    string Id, FieldKind Kind, LocalizedText Label, bool Required, IReadOnlyDictionary<string, LocalizedText> Choices)
{
    /// <summary>A line under the label; null when there is none.</summary>
    public LocalizedText? Help { get; init; }

    /// <summary>How much it takes; null for what its kind takes.</summary>
    public FieldLimits? Limits { get; init; }

    /// <summary>When it is asked; null for always.</summary>
    public FieldCondition? When { get; init; }

    /// <summary>What it is filled in from, to be looked at and changed; null when it begins empty.</summary>
    public FieldSource? From { get; init; }

    /// <summary>What the system works out: shown, and never asked; null for a field that is asked.</summary>
    public ComputedValue? Computed { get; init; }

    /// <summary>The field whose choices it takes; a programme that is read has them under
    /// <see cref="Choices"/>.</summary>
    public FieldSource? ChoicesFrom { get; init; }

    /// <summary>The choices that stand for nothing, such as "none yet", and can be ticked with no other.</summary>
    public IReadOnlyList<string>? Alone { get; init; }

    /// <summary>The columns of <see cref="FieldKind.Rows"/>; null for other kinds.</summary>
    public IReadOnlyList<FieldDefinition>? Columns { get; init; }

    /// <summary>The rows that stand in it already when the form is opened; null when there are none.</summary>
    public FieldSource? RowsFrom { get; init; }

    /// <summary>What must hold between the columns of a row; null for nothing.</summary>
    public IReadOnlyList<ConsistencyRule>? Rules { get; init; }

    /// <summary>Where in the manual it comes from, or that it is a default of the programme's; null when that is not
    /// said.</summary>
    public DefinitionSource? Source { get; init; }

    /// <summary>The columns of a row, of whatever kind has rows; empty for kinds without.</summary>
    [JsonIgnore]
    public IReadOnlyList<FieldDefinition> RowColumns => Kind switch
    {
        FieldKind.Rows => Columns ?? [],
        FieldKind.People => PeopleColumns.All,
        FieldKind.Text or FieldKind.LongText or FieldKind.Number or FieldKind.Baht or FieldKind.Date
            or FieldKind.Choice or FieldKind.Choices or FieldKind.YesNo or FieldKind.File or FieldKind.Risk => [],
    };

    /// <summary>What can be chosen, by id, of whatever kind has choices; empty for kinds without.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, LocalizedText> Options => Kind == FieldKind.Risk ? RiskColours.All : Choices;
}
