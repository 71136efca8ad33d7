using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>A task of a step.</summary>
/// <param name="Id">Its id, unique in the programme.</param>
/// <param name="Title">What is to be done, in a line.</param>
/// <param name="Guidance">How.</param>
/// <param name="OpensOn">The day it opens at the earliest.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="Fields">The fields of its form.</param>
public sealed record TaskDefinition(
    string Id,
    LocalizedText Title,
    LocalizedText Guidance,
    DateOnly OpensOn,
    DateOnly DueOn,
    IReadOnlyList<FieldDefinition> Fields)
{
    /// <summary>Who fills it in: the coordinator of a network, the provincial coordinator of a province.</summary>
    public Role By { get; init; } = Role.Coordinator;

    /// <summary>Whether it may be handed in any number of times, each time another one.</summary>
    public bool Repeats { get; init; }

    /// <summary>What must hold between its fields; null for nothing.</summary>
    public IReadOnlyList<ConsistencyRule>? Rules { get; init; }

    /// <summary>Where in the manual it comes from; null when that is not said.</summary>
    public DefinitionSource? Source { get; init; }

    /// <summary>Its form.</summary>
    [JsonIgnore]
    public FormDefinition Form => new(Fields, Rules ?? []);
}
