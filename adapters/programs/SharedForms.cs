using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// Gives fields the choices of the field that they take them from, and the task that is the assessment of risks its
/// form.
/// </summary>
internal static class SharedForms
{
    public static ProgrammeDefinition In(ProgrammeDefinition programme, IReadOnlyList<PlacedForm> forms)
    {
        return programme with
        {
            Steps = [.. programme.Steps.Select(s => s with { Tasks = [.. s.Tasks.Select(Task)] })],
            QuarterlyReport = programme.QuarterlyReport is { } report
                ? report with { Fields = [.. report.Fields.Select(Field)] }
                : null,
            RiskAssessment = programme.RiskAssessment is { } assessment
                ? assessment with { Fields = [.. assessment.Fields.Select(Field)] }
                : null,
        };

        TaskDefinition Task(TaskDefinition task) =>
            programme.RiskAssessment is { } assessment && task.Id == RiskAssessmentDefinition.Id
                ? task with { Fields = [.. assessment.Fields.Select(Field)], Rules = assessment.Rules }
                : task with { Fields = [.. task.Fields.Select(Field)] };

        FieldDefinition Field(FieldDefinition field) => field with
        {
            Choices = field.ChoicesFrom is { } from ? ChoicesOf(from) ?? field.Choices : field.Choices,
            Columns = field.Columns?.Select(Field).ToList(),
        };

        // What stands alone there, such as "none found", is no choice among others here.
        IReadOnlyDictionary<string, LocalizedText>? ChoicesOf(FieldSource from) => forms
            .FirstOrDefault(f => f.Id == from.Task)?.Fields
            .FirstOrDefault(f => f.Field.Id == from.Field)?.Field is { } field
            ? field.Choices
                .Where(c => field.Alone?.Contains(c.Key) != true)
                .ToDictionary(StringComparer.Ordinal)
            : null;
    }
}
