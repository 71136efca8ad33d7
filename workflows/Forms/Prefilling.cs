using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// What a form begins with, from what has been accepted before. It may be looked at and changed like any answer; what
/// does not fit the field any more, a choice that is gone, is left out. Pure.
/// </summary>
public static class Prefilling
{
    /// <summary>The ids of the tasks from which a form is filled in.</summary>
    public static IReadOnlyList<string> SourcesOf(FormDefinition form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. form.Fields.Select(SourceOf).OfType<FieldSource>().Select(s => s.Task).Distinct()];
    }

    /// <summary>What a form begins with.</summary>
    /// <param name="form">The form.</param>
    /// <param name="known">Accepted forms, one of a task at most.</param>
    public static Prefilled Of(FormDefinition form, IReadOnlyList<KnownForm> known)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(known);
        var answers = FormAnswers.None;
        var sources = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (SourceOf(field) is { } source
                && known.FirstOrDefault(k => k.Task == source.Task) is { } earlier
                && earlier.Form.Find(source.Field) is { } from
                && Taken(field, from, AnswerOf(earlier, from)) is { } answer)
            {
                answers = answers.With(field.Id, answer);
                sources.Add(field.Id, earlier.Title);
            }
        }

        return new Prefilled(answers, sources);
    }

    /// <summary>
    /// Answers with what the form begins with in the place of what is required and was left out: what is known is not
    /// asked again, whoever hands in.
    /// </summary>
    public static FormAnswers Complete(FormDefinition form, FormAnswers answers, Prefilled prefilled)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(prefilled);
        return form.Fields.Where(f => f.Required && answers[f.Id] is null).Aggregate(
            answers, (whole, field) => whole.With(field.Id, prefilled.Answers[field.Id]));
    }

    private static FieldSource? SourceOf(FieldDefinition field) => field.From ?? field.RowsFrom;

    private static FieldAnswer? AnswerOf(KnownForm known, FieldDefinition field) =>
        field.Computed is { } computed
            ? ComputedAnswers.Of(computed, known.Form.Fields, known.Answers)
            : known.Answers[field.Id];

    private static FieldAnswer? Taken(FieldDefinition field, FieldDefinition from, FieldAnswer? answer) =>
        (field.Kind, answer) switch
        {
            (FieldKind.Rows or FieldKind.People, FieldAnswer.Rows rows) => RowsOf(field, from, rows),
            (FieldKind.Choices, FieldAnswer.Several several) =>
                several.Ids.Where(field.Options.ContainsKey).ToList() is { Count: > 0 } ids
                    ? new FieldAnswer.Several(ids)
                    : null,
            (FieldKind.Choice or FieldKind.Risk, FieldAnswer.Choice choice) =>
                field.Options.ContainsKey(choice.Id) ? choice : null,
            (FieldKind.File, _) => null,
            _ => answer is not null && field.Kind == from.Kind ? answer : null,
        };

    /// <summary>Each row with the columns that both have; the others are for whoever fills in.</summary>
    private static FieldAnswer.Rows? RowsOf(FieldDefinition field, FieldDefinition from, FieldAnswer.Rows rows)
    {
        var entries = rows.Entries
            .Select(row => field.RowColumns.Aggregate(FormAnswers.None, (taken, column) =>
                from.RowColumns.FirstOrDefault(c => c.Id == column.Id) is { } same
                    ? taken.With(column.Id, Taken(column, same, row[column.Id]))
                    : taken))
            .Where(row => !row.IsEmpty)
            .ToList();
        return entries.Count == 0 ? null : new FieldAnswer.Rows(entries);
    }
}
