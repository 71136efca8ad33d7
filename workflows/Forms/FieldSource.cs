namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// A field of another form, of which the accepted answer is taken over. In a task of a province it stands for the
/// answers of all its networks.
/// </summary>
/// <param name="Task">The task's id; <c>quarterly-report</c> and <c>risk-assessment</c> name those forms.</param>
/// <param name="Field">The field's id.</param>
public sealed record FieldSource(string Task, string Field)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Task}.{Field}";
}
