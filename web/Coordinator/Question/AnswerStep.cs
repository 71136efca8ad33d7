using System.Globalization;
using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Web.Coordinator.Question;

/// <summary>What follows from an answer: what is kept and where one goes on, or the page again.</summary>
/// <param name="Question">The question as it was answered.</param>
/// <param name="Answer">What is kept; null where the answer is taken out.</param>
/// <param name="GoOn">The next page.</param>
/// <param name="Again">The page again, with what is to be corrected; null when there is nothing.</param>
internal sealed record AnswerStep(ShownQuestion Question, FieldAnswer? Answer, string GoOn, ShownQuestion? Again)
{
    /// <summary>What follows from what a form brought.</summary>
    public static AnswerStep Of(ShownQuestion question, IFormCollection form, Frame frame) =>
        question.Field.RowColumns.Count > 0 ? OfRows(question, form, frame) : OfOne(question, form, frame);

    private static AnswerStep OfOne(ShownQuestion question, IFormCollection form, Frame frame)
    {
        var (filled, field) = (question.Filled, question.Field);
        var read = FormRules.Read(field, RawValues.Of(Typed.Field, question.Typed.Sent));
        var isLater = form.ContainsKey("later");
        var after = filled with { Answers = filled.Answers.With(field.Id, read.Answer) };
        var problems = read.Problems.Where(p => !p.IsQuestion).ToList();
        if (problems.Count == 0 && !isLater)
        {
            problems.AddRange(ProblemsAt(field, after, frame));
        }

        return new AnswerStep(
            question,
            read.Answer,
            isLater ? filled.Address : after.AddressAfter(field.Id),
            problems.Count == 0 ? null : question with
            {
                Mistakes =
                [
                    .. problems.Select(p => new Mistake(
                        InputField.IsGroup(field) ? "group" : Typed.Field, p.Says.In(frame.Language))),
                ],
            });
    }

    private static AnswerStep OfRows(ShownQuestion question, IFormCollection form, Frame frame)
    {
        var (filled, field) = (question.Filled, question.Field);
        List<FormAnswers> rows = filled.Answers[field.Id] is FieldAnswer.Rows before ? [.. before.Entries] : [];
        if (NumberIn(form["remove"].ToString()) is { } removed)
        {
            if (removed < rows.Count)
            {
                rows.RemoveAt(removed);
            }

            return Kept(filled.QuestionAddress(field.Id));
        }

        if (!form.ContainsKey("add"))
        {
            var isLater = form.ContainsKey("later");
            var problems = isLater ? [] : ProblemsAt(field, filled, frame).ToList();
            return Kept(isLater ? filled.Address : filled.AddressAfter(field.Id)) with
            {
                Again = problems.Count == 0 ? null : question with
                {
                    Mistakes = [.. problems.Select(p => new Mistake("add", p.Says.In(frame.Language)))],
                },
            };
        }

        var changed = NumberIn(form["row"].ToString()) is { } row && row < rows.Count ? row : (int?)null;
        var read = FormRules.ReadRow(
            field, changed ?? rows.Count, RawValues.Of(Typed.Field, question.Typed.Sent));
        var toCome = ToCome(field, read.Answers, form);
        var wrong = read.Problems
            .Where(p => !p.IsQuestion && !toCome.Contains(p.Field.Split('.')[^1])).ToList();
        if (wrong.Count > 0 || toCome.Count > 0)
        {
            return Kept(string.Empty) with
            {
                Again = question with
                {
                    Row = changed,
                    GoesOn = wrong.Count == 0,
                    Mistakes =
                    [
                        .. wrong.Select(p => new Mistake(
                            $"{Typed.Field}.{p.Field.Split('.')[^1]}", p.Says.In(frame.Language))),
                    ],
                },
            };
        }

        if (changed is { } at)
        {
            rows[at] = read.Answers;
        }
        else
        {
            rows.Add(read.Answers);
        }

        return Kept(filled.QuestionAddress(field.Id));

        AnswerStep Kept(string goOn) => new(
            question, rows.Count == 0 ? null : new FieldAnswer.Rows(rows), goOn, Again: null);
    }

    /// <summary>The columns that are asked because of what was answered in the row, and were not on the page.</summary>
    private static IReadOnlyList<string> ToCome(FieldDefinition field, FormAnswers row, IFormCollection form) =>
        form["shown"].ToString() is { Length: > 0 } shown
            ? [.. FormRules.AskedInRow(field, row).Select(c => c.Id).Except(shown.Split(' '))]
            : [];

    /// <summary>What is wrong at a question itself; how it fits the others is looked at before handing in.</summary>
    private static IEnumerable<FieldProblem> ProblemsAt(FieldDefinition field, Filled filled, Frame frame) =>
        FormRules.Check(filled.Form, filled.Answers, new FormContext(frame.Today, Files: filled.Files)).Where(
            p => !p.IsQuestion
                && (p.Field == field.Id || p.Field.StartsWith(field.Id + '.', StringComparison.Ordinal)));

    private static int? NumberIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
