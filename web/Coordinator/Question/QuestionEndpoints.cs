using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.Question;

/// <summary>One question a page. What is answered is kept at once, and asks for nothing else to be right yet.</summary>
internal static class QuestionEndpoints
{
    private const string Address = "/tasks/{id}/questions/{field}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ShowAsync).ForTheSignedIn();
        routes.MapForm(Address, AnswerAsync).ForTheSignedInOrJustBefore();
    }

    private static Task<IResult> ShowAsync(
        HttpContext context, Frame frame, Fillings fillings, string id, string field) =>
        fillings.ShowAsync(context, frame, id, filled => Task.FromResult(
            filled.Form.Find(field) is not { Computed: null } found ? ErrorAnswer.NotFound(context)
            : !filled.Task.May.Contains(TaskAction.Submit) ? Results.LocalRedirect(filled.Address)
            : Shown(frame, QuestionOf(filled, found, RowIn(context.Request.Query["row"].ToString())))));

    private static ShownQuestion QuestionOf(Filled filled, FieldDefinition field, int? row)
    {
        var answer = filled.Answers[field.Id];
        return answer is FieldAnswer.Rows rows
            ? row < rows.Entries.Count
                ? new ShownQuestion(filled, field, Typed.Of(rows.Entries[row.Value]), [], row)
                : new ShownQuestion(filled, field, Typed.Of(answer: null), [])
            : new ShownQuestion(filled, field, Typed.Of(answer), []);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, Frame frame, Fillings fillings, Answering answering, string id, string field)
    {
        if (await answering.WriterAsync(context).ConfigureAwait(false) is not { } writer)
        {
            return ErrorAnswer.SignedOut(context);
        }

        var filled = await fillings.FindAsync(writer, new TaskId(id), frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        if (filled?.Form.Find(field) is not { Computed: null } found)
        {
            return filled is null ? ErrorAnswer.Forbidden(context) : ErrorAnswer.NotFound(context);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var question = new ShownQuestion(filled, found, Typed.Of(form), []);
        if (Meanwhile(question, form["seen"].ToString(), frame) is { } other)
        {
            return Shown(frame, question with { Other = other });
        }

        var step = AnswerStep.Of(question, form, frame);
        if (step.Again is { } again)
        {
            return Shown(frame, again);
        }

        return await answering.KeepAsync(context, frame, writer, step, found).ConfigureAwait(false);
    }

    /// <summary>
    /// What stands in the draft now, where it is neither what whoever writes had before them nor what they write; null
    /// where nothing would be lost.
    /// </summary>
    private static string? Meanwhile(ShownQuestion question, string seen, Frame frame)
    {
        var (filled, field) = (question.Filled, question.Field);
        if (seen.Length == 0 || seen == filled.PrintOf(field.Id))
        {
            return null;
        }

        var now = filled.Answers[field.Id];
        var typed = field.RowColumns.Count > 0
            ? null
            : FormRules.Read(field, RawValues.Of(Typed.Field, question.Typed.Sent)).Answer;
        return Equals(typed, now) ? null : AnswerWords.Of(field, now, frame.Language);
    }

    private static int? RowIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;

    internal static IResult Shown(Frame frame, ShownQuestion question) =>
        PageAnswer.Of<QuestionPage, ShownQuestion>(
            frame,
            question,
            question.Refused is not null || question.Other is not null ? StatusCodes.Status409Conflict
                : question.Mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK);
}
