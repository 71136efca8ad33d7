using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>The report that each network makes each quarter.</summary>
/// <param name="Title">Its title; <c>{n}</c> stands for the quarter, 1 to 4.</param>
/// <param name="Guidance">How it is filled in.</param>
/// <param name="OpensDaysBefore">How many days before the quarter's end it opens.</param>
/// <param name="DueDay">The day of the next month on which it is due.</param>
/// <param name="Computed">What the system works out, shown above the questions.</param>
/// <param name="Fields">The fields of its form.</param>
public sealed record QuarterlyReportDefinition(
    LocalizedText Title,
    LocalizedText Guidance,
    int OpensDaysBefore,
    int DueDay,
    IReadOnlyList<ComputedValue> Computed,
    IReadOnlyList<FieldDefinition> Fields)
{
    /// <summary>Its id among the forms of a programme, which no task may have.</summary>
    public const string Id = "quarterly-report";

    /// <summary>What must hold between its fields; null for nothing.</summary>
    public IReadOnlyList<ConsistencyRule>? Rules { get; init; }

    /// <summary>Where in the manual it comes from; null when that is not said.</summary>
    public DefinitionSource? Source { get; init; }

    /// <summary>Its form.</summary>
    [JsonIgnore]
    public FormDefinition Form => new(Fields, Rules ?? []);
}
