using System.Globalization;

namespace ProgramFlows.Workflows.Forms;

/// <summary>What is wrong with answers.</summary>
internal static class AnswerChecks
{
    private const int LongestLine = 300;
    private const int LongestParagraphs = 4_000;
    private const int MostRows = 200;
    private const int MostFiles = 10;
    private const decimal LargestNumber = 1_000_000_000;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>What is missing, wrong or inconsistent among answers to fields that are asked.</summary>
    public static IEnumerable<FieldProblem> Check(
        IReadOnlyList<FieldDefinition> fields,
        IReadOnlyList<ConsistencyRule> rules,
        FormAnswers answers,
        string path,
        FormContext context)
    {
        var problems = new List<FieldProblem>();
        foreach (var field in Conditions.Asked(fields, answers))
        {
            if (answers[field.Id] is not { } answer)
            {
                problems.AddRange(Missing([field], answers, path));
                continue;
            }

            problems.AddRange(Check(field, answer, path + field.Id));
            problems.AddRange(CheckInContext(field, answer, path + field.Id, context));
            if (answer is FieldAnswer.Rows { Entries: var rows } && field.RowColumns is { Count: > 0 } columns)
            {
                problems.AddRange(rows.SelectMany(
                    (r, i) => Check(columns, field.Rules ?? [], r, FieldProblem.Path(path + field.Id, i), context)));
            }
        }

        return [.. problems, .. ConsistencyChecks.Check(fields, rules, answers, path)];
    }

    /// <summary>The fields that are asked and required, and have no answer.</summary>
    public static IEnumerable<FieldProblem> Missing(
        IReadOnlyList<FieldDefinition> fields, FormAnswers answers, string path) =>
        from field in Conditions.Asked(fields, answers)
        where field.Required && answers[field.Id] is null
        select FieldProblem.Of(path + field.Id, ProblemCode.Missing, field.Label);

    /// <summary>What is wrong with an answer by itself; of rows only how many there are.</summary>
    public static IEnumerable<FieldProblem> Check(FieldDefinition field, FieldAnswer answer, string path)
    {
        return (field.Kind, answer) switch
        {
            (FieldKind.Text, FieldAnswer.Text text) => Text(text.Value, LongestLine, isLine: true),
            (FieldKind.LongText, FieldAnswer.Text text) => Text(text.Value, LongestParagraphs, isLine: false),
            (FieldKind.Number, FieldAnswer.Number number) => Number(number.Value, decimals: 0),
            (FieldKind.Baht, FieldAnswer.Number number) => Number(number.Value, decimals: 2),
            (FieldKind.Date, FieldAnswer.Day day) => day.Value.Year is < FirstYear or > LastYear
                ? [Problem(ProblemCode.NoSuchYear, day.Value.Year)]
                : [],
            (FieldKind.YesNo, FieldAnswer.YesNo) => [],
            (FieldKind.Choice or FieldKind.Risk, FieldAnswer.Choice choice) => Options([choice.Id]),
            (FieldKind.Choices, FieldAnswer.Several several) =>
                [.. Options(several.Ids), .. Alone(several.Ids), .. Count(several.Ids.Count, field.Options.Count)],
            (FieldKind.File, FieldAnswer.Several files) => Count(files.Ids.Count, MostFiles),
            (FieldKind.People or FieldKind.Rows, FieldAnswer.Rows rows) => Count(rows.Entries.Count, MostRows),
            _ => [Problem(ProblemCode.OtherKind)],
        };

        IEnumerable<FieldProblem> Text(string text, int usual, bool isLine)
        {
            var longest = field.Limits?.Longest ?? usual;
            return !TypedText.IsClean(text, isLine) ? [Problem(ProblemCode.OtherKind)]
                : text.Length > longest ? [Problem(ProblemCode.TooLong, text.Length, longest)]
                : CitizenNumber.In(text) is { } number ? [Problem(ProblemCode.IdNumber, CitizenNumber.Hidden(number))]
                : [];
        }

        IEnumerable<FieldProblem> Number(decimal number, int decimals)
        {
            var (least, most) = (field.Limits?.Least ?? 0, field.Limits?.Most ?? LargestNumber);
            return decimal.Round(number, decimals) != number
                ? [Problem(ProblemCode.NotWhole, AnswerTexts.Number(field, number), decimals)]
                : number < least
                    ? [Problem(ProblemCode.TooSmall, AnswerTexts.Number(field, number), Shown(least))]
                    : number > most ? [Problem(ProblemCode.TooLarge, AnswerTexts.Number(field, number), Shown(most))]
                    : [];
        }

        IEnumerable<FieldProblem> Options(IEnumerable<string> ids) =>
            ids.Where(id => !field.Options.ContainsKey(id))
                .Select(id => Problem(ProblemCode.NotChoice, Texts.Quoted.Of(id)));

        IEnumerable<FieldProblem> Alone(IReadOnlyList<string> ids) =>
            ids.Count > 1 && field.Alone?.Intersect(ids).FirstOrDefault() is { } alone
                ? [Problem(ProblemCode.NotAlone, field.Options[alone])]
                : [];

        IEnumerable<FieldProblem> Count(int count, int usual)
        {
            var most = field.Limits?.Most ?? usual;
            return count < field.Limits?.Least
                ? [Problem(ProblemCode.TooFew, count, Shown(field.Limits.Least.Value))]
                : count > most ? [Problem(ProblemCode.TooMany, count, Shown(most))]
                : [];
        }

        FieldProblem Problem(ProblemCode code, params ReadOnlySpan<object> parts) =>
            FieldProblem.Of(path, code, [field.Label, .. parts]);
    }

    private static IEnumerable<FieldProblem> CheckInContext(
        FieldDefinition field, FieldAnswer answer, string path, FormContext context) => answer switch
        {
            FieldAnswer.Day { Value: var day } when field.Limits?.NotInFuture == true && day > context.Today =>
                [FieldProblem.Of(path, ProblemCode.InFuture, field.Label, AnswerTexts.Day(day))],
            FieldAnswer.Several { Ids: var files } when field.Kind == FieldKind.File && context.Files is { } known =>
                files.Where(f => !known.Contains(f))
                    .Select(f => FieldProblem.Of(path, ProblemCode.NoSuchFile, field.Label)),
            _ => [],
        };

    private static string Shown(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
