using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>
/// Answers that a form takes, for simulated people: to every question that is asked, except for files. What they say is
/// of no meaning, and says so.
/// </summary>
public static class SimulatedAnswers
{
    private const string Text = "ข้อมูลจำลอง";
    private const decimal Number = 10;
    private const int People = 3;

    /// <summary>Answers to all that is asked.</summary>
    /// <param name="form">The form.</param>
    /// <param name="today">The day, in Thailand.</param>
    /// <param name="colour">The colour of every risk.</param>
    /// <param name="known">What the form begins with, which they leave as it is.</param>
    public static FormAnswers For(FormDefinition form, DateOnly today, string colour, FormAnswers known)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(known);
        return Keeping(form.Rules, For(form.Fields, today, colour, known));
    }

    private static FormAnswers For(
        IReadOnlyList<FieldDefinition> fields, DateOnly today, string colour, FormAnswers known)
    {
        var answers = FormAnswers.None;
        foreach (var field in fields)
        {
            // A condition hangs on earlier fields alone.
            if (FormRules.Asked(new FormDefinition(fields, []), answers).Contains(field))
            {
                answers = answers.With(field.Id, known[field.Id] switch
                {
                    FieldAnswer.Rows { Entries: var begun } => new FieldAnswer.Rows(
                        [.. begun.Select(row => For(field.RowColumns, today, colour, row))]),
                    { } answer => answer,
                    null => Answer(field, today, colour),
                });
            }
        }

        return answers;
    }

    private static FieldAnswer? Answer(FieldDefinition field, DateOnly today, string colour) => field.Kind switch
    {
        FieldKind.Text or FieldKind.LongText => new FieldAnswer.Text(Text),
        FieldKind.Number or FieldKind.Baht => new FieldAnswer.Number(
            Math.Clamp(Number, field.Limits?.Least ?? 0, field.Limits?.Most ?? Number)),
        FieldKind.Date => new FieldAnswer.Day(today),
        FieldKind.YesNo => new FieldAnswer.YesNo(true),
        FieldKind.Risk => new FieldAnswer.Choice(colour),
        FieldKind.Choice => new FieldAnswer.Choice(field.Choices.Keys.First()),
        FieldKind.Choices => new FieldAnswer.Several(
            [.. field.Choices.Keys.Except(field.Alone ?? []).Take((int)(field.Limits?.Least ?? 1))]),
        FieldKind.People => new FieldAnswer.Rows([.. Enumerable.Range(1, People).Select(Person)]),
        FieldKind.Rows => new FieldAnswer.Rows(
        [
            .. Enumerable.Range(0, (int)Math.Max(field.Limits?.Least ?? 1, 1)).Select(
                _ => Keeping(field.Rules ?? [], For(field.Columns ?? [], today, colour, FormAnswers.None))),
        ]),
        FieldKind.File => null,
    };

    private static FormAnswers Person(int number) => FormAnswers.None
        .With(PeopleColumns.Name, new FieldAnswer.Text($"{Text} {number}"))
        .With(PeopleColumns.Role, new FieldAnswer.Text(Text))
        .With(PeopleColumns.Young, new FieldAnswer.YesNo(number == People));

    /// <summary>Every number is the same, so that fewer of them are never above more; sums are made equal.</summary>
    private static FormAnswers Keeping(IReadOnlyList<ConsistencyRule> rules, FormAnswers answers) =>
        rules.Where(r => r.Compares == Comparison.EqualTo).Aggregate(
            answers,
            (fitting, rule) => rule.Fields.Concat(rule.With).Aggregate(
                fitting, (all, field) => all.With(field, all[field] is null ? null : new FieldAnswer.Number(0))));
}
