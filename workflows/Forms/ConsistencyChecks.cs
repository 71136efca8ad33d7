namespace ProgramFlows.Workflows.Forms;

/// <summary>Whether answers fit each other, as the rules of a form or a row say.</summary>
internal static class ConsistencyChecks
{
    public static IEnumerable<FieldProblem> Check(
        IReadOnlyList<FieldDefinition> fields,
        IReadOnlyList<ConsistencyRule> rules,
        FormAnswers answers,
        string path) =>
        from rule in rules
        let understood = Broken(rule, fields, answers)
        where understood is not null
        select new FieldProblem(
            path + rule.Fields[0],
            ProblemCode.Inconsistent,
            FormTexts.Format("Inconsistent", rule.Says, understood.Value.Left, understood.Value.Right));

    /// <summary>What is compared, where it does not hold; null where it does or too little is answered.</summary>
    private static (object Left, object Right)? Broken(
        ConsistencyRule rule, IReadOnlyList<FieldDefinition> fields, FormAnswers answers)
    {
        return rule.Compares switch
        {
            Comparison.AtMost => Sums((left, right) => left <= right),
            Comparison.EqualTo => Sums((left, right) => left == right),
            Comparison.NotBefore => DayOf(rule.Fields) is { } left && DayOf(rule.With) is { } right && left < right
                ? (AnswerTexts.Day(left), AnswerTexts.Day(right))
                : null,
        };

        (object, object)? Sums(Func<decimal, decimal, bool> holds) =>
            SumOf(rule.Fields) is { } left && SumOf(rule.With) is { } right && !holds(left, right)
                ? (Shown(rule.Fields, left), Shown(rule.With, right))
                : null;

        // What may be left out counts as none; where all are left out there is nothing to compare.
        decimal? SumOf(IReadOnlyList<string> ids) =>
            ids.Select(id => answers[id]).OfType<FieldAnswer.Number>().ToList() is { Count: > 0 } numbers
                ? numbers.Sum(n => n.Value)
                : null;

        object Shown(IReadOnlyList<string> ids, decimal sum) =>
            fields.FirstOrDefault(f => f.Id == ids[0]) is { } field ? AnswerTexts.Number(field, sum) : sum;

        DateOnly? DayOf(IReadOnlyList<string> ids) => (answers[ids[0]] as FieldAnswer.Day)?.Value;
    }
}
