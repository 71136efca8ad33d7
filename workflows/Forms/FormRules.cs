namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// What a form asks, what is understood of what somebody types, and what is wrong with it. One set of rules serves
/// pages, imports and programs. Pure.
/// </summary>
public static class FormRules
{
    /// <summary>
    /// What was understood of what somebody typed for one field. Whether something is missing, in the future or does
    /// not fit another field is said by <see cref="Check"/>.
    /// </summary>
    public static ReadField Read(FieldDefinition field, RawValues raw)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(raw);
        return AnswerReader.Read(field, raw, field.Id);
    }

    /// <summary>The same of one row of a field of rows or people, for a page that adds row after row.</summary>
    /// <param name="field">The field of rows or people.</param>
    /// <param name="row">The number of the row, from 0, for the problems' places.</param>
    /// <param name="raw">The values, named by the columns' ids.</param>
    /// <returns>The row, with every column that could be understood, and what is wrong with it or missing in
    /// it.</returns>
    public static ReadAnswers ReadRow(FieldDefinition field, int row, RawValues raw)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(raw);
        var path = FieldProblem.Path(field.Id, row);
        var (answers, problems) = AnswerReader.ReadRow(field, raw, path);
        return new ReadAnswers(
            answers,
            [
                .. problems,
                .. AnswerChecks.Missing(field.RowColumns, answers, path)
                    .Where(m => problems.TrueForAll(p => p.Field != m.Field)),
            ]);
    }

    /// <summary>
    /// The fields that are asked now, in their order: those whose condition holds, and none that the system works out.
    /// </summary>
    public static IReadOnlyList<FieldDefinition> Asked(FormDefinition form, FormAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        return Conditions.Asked(form.Fields, answers);
    }

    /// <summary>The columns of a row that are asked now.</summary>
    public static IReadOnlyList<FieldDefinition> AskedInRow(FieldDefinition field, FormAnswers row)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(row);
        return Conditions.Asked(field.RowColumns, row);
    }

    /// <summary>The answers that are handed in: those to fields, and in rows to columns, that are asked.</summary>
    public static FormAnswers Kept(FormDefinition form, FormAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        return Conditions.Kept(form.Fields, answers);
    }

    /// <summary>
    /// What is wrong with answers that are to be handed in, and what is to be asked about them, in the order of the
    /// form. Answers to fields that are not asked are passed over; they are not kept either.
    /// </summary>
    /// <returns>Empty when they can be handed in.</returns>
    public static IReadOnlyList<FieldProblem> Check(FormDefinition form, FormAnswers answers, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(context);
        var kept = Conditions.Kept(form.Fields, answers);
        IEnumerable<FieldProblem> problems =
        [
            .. answers.Fields.Where(f => form.Find(f) is null).Select(
                f => FieldProblem.Of(f, ProblemCode.UnknownField)),
            .. AnswerChecks.Check(form.Fields, form.Rules, kept, string.Empty, context),
        ];
        return [.. problems.Where(p => !p.IsQuestion || !context.QuestionsAnswered)];
    }
}
