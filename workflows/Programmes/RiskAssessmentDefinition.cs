using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>
/// The assessment of an area's risks, made again when a report tells of another colour and when a yellow risk is due to
/// be looked at again.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Guidance">How it is filled in.</param>
/// <param name="YellowDays">Days after which a yellow risk is assessed again.</param>
/// <param name="Fields">The fields of its form.</param>
public sealed record RiskAssessmentDefinition(
    LocalizedText Title, LocalizedText Guidance, int YellowDays, IReadOnlyList<FieldDefinition> Fields)
{
    /// <summary>Its id among the forms of a programme; a task of this id has this form.</summary>
    public const string Id = "risk-assessment";

    /// <summary>What must hold between its fields; null for nothing.</summary>
    public IReadOnlyList<ConsistencyRule>? Rules { get; init; }

    /// <summary>Where in the manual it comes from; null when that is not said.</summary>
    public DefinitionSource? Source { get; init; }

    /// <summary>Its form.</summary>
    [JsonIgnore]
    public FormDefinition Form => new(Fields, Rules ?? []);
}
