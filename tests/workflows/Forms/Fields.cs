using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Tests.Workflows.Forms;

/// <summary>Fields for the tests of forms.</summary>
internal static class Fields
{
    public static FieldDefinition Of(FieldKind kind, string id = "field", params string[] choices) => new(
        id,
        kind,
        new LocalizedText("คำถาม", "Question"),
        Required: false,
        choices.ToDictionary(c => c, c => new LocalizedText("ไทย " + c, "English " + c)));

    public static FormDefinition Form(params FieldDefinition[] fields) => new(fields, []);

    public static FormAnswers Answers(params (string Field, FieldAnswer Answer)[] answers) =>
        answers.Aggregate(FormAnswers.None, (all, a) => all.With(a.Field, a.Answer));
}
