namespace ProgramFlows.Workflows.Programmes;

/// <summary>A field of a task's form.</summary>
/// <param name="Id">Its id, unique in the task.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Required">Whether the form can be handed in without it.</param>
/// <param name="Choices">The choices by id; empty for kinds without choices.</param>
public sealed record FieldDefinition(
    string Id, FieldKind Kind, LocalizedText Label, bool Required, IReadOnlyDictionary<string, LocalizedText> Choices);
