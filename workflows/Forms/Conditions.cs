namespace ProgramFlows.Workflows.Forms;

/// <summary>Which fields are asked. A condition hangs on earlier fields alone, so one walk is enough.</summary>
internal static class Conditions
{
    public static IReadOnlyList<FieldDefinition> Asked(IReadOnlyList<FieldDefinition> fields, FormAnswers answers)
    {
        var asked = new List<FieldDefinition>();
        var soFar = FormAnswers.None;
        foreach (var field in fields)
        {
            if (field.Computed is null && (field.When is not { } when || Holds(when, fields, soFar)))
            {
                asked.Add(field);
                soFar = soFar.With(field.Id, answers[field.Id]);
            }
        }

        return asked;
    }

    public static FormAnswers Kept(IReadOnlyList<FieldDefinition> fields, FormAnswers answers) =>
        Asked(fields, answers).Aggregate(
            FormAnswers.None, (kept, field) => kept.With(field.Id, Kept(field, answers[field.Id])));

    private static FieldAnswer? Kept(FieldDefinition field, FieldAnswer? answer) =>
        answer is FieldAnswer.Rows { Entries: var rows } && field.RowColumns is { Count: > 0 } columns
            ? new FieldAnswer.Rows([.. rows.Select(r => Kept(columns, r))])
            : answer;

    private static bool Holds(FieldCondition when, IReadOnlyList<FieldDefinition> fields, FormAnswers answers)
    {
        var answer = when.Field is { } id ? answers[id]
            : when.Computed is { } computed ? ComputedAnswers.Of(computed, fields, answers)
            : null;
        return answer switch
        {
            FieldAnswer.Choice choice => when.Is?.Contains(choice.Id) ?? false,
            FieldAnswer.Several several => when.Is?.Intersect(several.Ids).Any() ?? false,
            FieldAnswer.YesNo yesNo => when.Is?.Contains(yesNo.Value ? "yes" : "no") ?? false,
            FieldAnswer.Number number => number.Value > when.Above,
            _ => false,
        };
    }
}
