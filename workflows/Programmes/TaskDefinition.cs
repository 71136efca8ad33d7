namespace ProgramFlows.Workflows.Programmes;

/// <summary>A task of a step.</summary>
/// <param name="Id">Its id, unique in the programme.</param>
/// <param name="Title">What is to be done, in a line.</param>
/// <param name="Guidance">How.</param>
/// <param name="OpensOn">The day it opens at the earliest.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="Fields">Its form.</param>
public sealed record TaskDefinition(
    string Id,
    LocalizedText Title,
    LocalizedText Guidance,
    DateOnly OpensOn,
    DateOnly DueOn,
    IReadOnlyList<FieldDefinition> Fields);
