namespace ProgramFlows.Workflows.Forms;

/// <summary>What the system works out of the form itself.</summary>
public static class ComputedAnswers
{
    /// <summary>
    /// What a form's own answers come to; null of what cannot be worked out of them, or not yet.
    /// </summary>
    public static FieldAnswer? Of(ComputedValue value, IReadOnlyList<FieldDefinition> fields, FormAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(answers);
        return value switch
        {
            ComputedValue.AreaColour => RiskColours.Worst(Colours(fields, answers)) is { } worst
                ? new FieldAnswer.Choice(worst)
                : null,
            ComputedValue.Young => new FieldAnswer.Number(Young(fields, answers)),
            ComputedValue.Steps or ComputedValue.Indicators or ComputedValue.BudgetLeft => null,
        };
    }

    private static IEnumerable<string> Colours(IReadOnlyList<FieldDefinition> fields, FormAnswers answers) =>
        fields.SelectMany(f => answers[f.Id] switch
        {
            FieldAnswer.Choice choice when f.Kind == FieldKind.Risk => [choice.Id],
            FieldAnswer.Rows { Entries: var rows } => rows.SelectMany(r => Colours(f.RowColumns, r)),
            _ => [],
        });

    private static int Young(IReadOnlyList<FieldDefinition> fields, FormAnswers answers) =>
        fields.Where(f => f.Kind == FieldKind.People)
            .Select(f => answers[f.Id])
            .OfType<FieldAnswer.Rows>()
            .SelectMany(p => p.Entries)
            .Count(p => p[PeopleColumns.Young] is FieldAnswer.YesNo { Value: true });
}
