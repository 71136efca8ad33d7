namespace ProgramFlows.Workflows.Forms;

/// <summary>A form: of a task, of a report, of an assessment.</summary>
/// <param name="Fields">Its fields, in the order in which they are asked.</param>
/// <param name="Rules">What must hold between them.</param>
public sealed record FormDefinition(IReadOnlyList<FieldDefinition> Fields, IReadOnlyList<ConsistencyRule> Rules)
{
    /// <summary>A field; null when there is none of that id.</summary>
    public FieldDefinition? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);
}
