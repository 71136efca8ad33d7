namespace ProgramFlows.Workflows.Forms;

/// <summary>Understands what somebody typed, kind by kind.</summary>
internal static class AnswerReader
{
    private static readonly Dictionary<string, bool> YesAndNo = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = true,
        ["true"] = true,
        ["on"] = true,
        ["ใช่"] = true,
        ["มี"] = true,
        ["no"] = false,
        ["false"] = false,
        ["ไม่ใช่"] = false,
        ["ไม่"] = false,
        ["ไม่มี"] = false,
    };

    public static ReadField Read(FieldDefinition field, RawValues raw, string path)
    {
        var read = field.Kind switch
        {
            FieldKind.Text => Text(TypedText.Line(raw.First)),
            FieldKind.LongText => Text(TypedText.Paragraphs(raw.First)),
            FieldKind.Number or FieldKind.Baht => NumberReader.Read(field, raw.First, path),
            FieldKind.Date => DateReader.Read(field, raw, path),
            FieldKind.Choice or FieldKind.Risk => Choice(field, raw, path),
            FieldKind.Choices => Choices(field, raw, path),
            FieldKind.YesNo => YesNo(field, raw.First.Trim(), path),
            FieldKind.People or FieldKind.Rows => Rows(field, raw, path),
            FieldKind.File => Several(raw.All.Select(f => f.Trim()).Distinct()),
        };
        return read.Answer is { } answer
            ? read with { Problems = [.. read.Problems, .. AnswerChecks.Check(field, answer, path)] }
            : read;
    }

    public static (FormAnswers Row, List<FieldProblem> Problems) ReadRow(
        FieldDefinition field, RawValues raw, string path)
    {
        var (row, problems) = (FormAnswers.None, new List<FieldProblem>());
        foreach (var column in field.RowColumns)
        {
            var read = Read(column, raw.Column(column.Id), path + column.Id);
            row = row.With(column.Id, read.Answer);
            problems.AddRange(read.Problems);
        }

        return (row, problems);
    }

    private static ReadField Text(string text) =>
        new(text.Length == 0 ? null : new FieldAnswer.Text(text), []);

    private static ReadField YesNo(FieldDefinition field, string text, string path) =>
        text.Length == 0 ? new ReadField(null, [])
        : YesAndNo.TryGetValue(text, out var yes) ? new ReadField(new FieldAnswer.YesNo(yes), [])
        : Not(path, ProblemCode.NotYesNo, field, text);

    private static ReadField Choice(FieldDefinition field, RawValues raw, string path) =>
        raw.First.Trim() is not { Length: > 0 } text ? new ReadField(null, [])
        : IdOf(field, text) is { } id ? new ReadField(new FieldAnswer.Choice(id), [])
        : Not(path, ProblemCode.NotChoice, field, text);

    private static ReadField Choices(FieldDefinition field, RawValues raw, string path)
    {
        var ids = raw.All.Select(t => t.Trim()).Select(t => (Text: t, Id: IdOf(field, t))).ToList();
        return ids.Find(i => i.Id is null) is { Text: { } unknown }
            ? Not(path, ProblemCode.NotChoice, field, unknown)
            : Several(ids.Select(i => i.Id!).Distinct().Order(StringComparer.Ordinal));
    }

    private static ReadField Several(IEnumerable<string> ids) =>
        new(ids.ToList() is { Count: > 0 } some ? new FieldAnswer.Several(some) : null, []);

    /// <summary>The rows in which anything was typed.</summary>
    private static ReadField Rows(FieldDefinition field, RawValues raw, string path)
    {
        var (rows, problems) = (new List<FormAnswers>(), new List<FieldProblem>());
        foreach (var values in raw.Rows)
        {
            var (row, wrong) = ReadRow(field, values, FieldProblem.Path(path, rows.Count));
            if (!row.IsEmpty || wrong.Count > 0)
            {
                rows.Add(row);
                problems.AddRange(wrong);
            }
        }

        // What is wrong within the rows has been told with the values that were typed.
        return new ReadField(rows.Count == 0 ? null : new FieldAnswer.Rows(rows), problems);
    }

    /// <summary>What was chosen, by its id or by what it is called.</summary>
    private static string? IdOf(FieldDefinition field, string text) =>
        field.Options.ContainsKey(text)
            ? text
            : field.Options.FirstOrDefault(
                o => o.Value.Th == text || string.Equals(o.Value.En, text, StringComparison.OrdinalIgnoreCase)).Key;

    private static ReadField Not(string path, ProblemCode code, FieldDefinition field, string text) =>
        new(null, [FieldProblem.Of(path, code, field.Label, Texts.Quoted.Of(text))]);
}
