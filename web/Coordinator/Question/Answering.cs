using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Coordinator.Question;

/// <summary>
/// Keeps an answer in the draft, also for somebody whose session ended while they were writing: they sign in again and
/// find it kept. Nothing else is done for them.
/// </summary>
internal sealed class Answering(IDraftDesk drafts, IPersonReader people, WebOptions options)
{
    /// <summary>Who writes; null when nobody is known.</summary>
    public async Task<Viewer?> WriterAsync(HttpContext context)
    {
        var visit = Visit.Of(context);
        return visit.Visitor is { } visitor ? visitor.Viewer
            : visit.Former is { } former
                ? (await people.FindAsync(former, context.RequestAborted).ConfigureAwait(false))?.Viewer
            : null;
    }

    /// <summary>Keeps it and goes on, or says why not.</summary>
    public async Task<IResult> KeepAsync(
        HttpContext context, Frame frame, Viewer writer, AnswerStep step, FieldDefinition field)
    {
        var result = await drafts.SaveAsync(
            step.Question.Filled.Task.Card.Id,
            FormAnswers.None.With(field.Id, step.Answer),
            step.Answer is null ? [field.Id] : [],
            writer.Actor,
            frame.Now,
            context.RequestAborted).ConfigureAwait(false);
        var goOn = frame.Visitor is null
            ? options.SignInAt + QueryString.Create(ReturnAddress.Field, step.GoOn)
            : step.GoOn;
        return result.Outcome switch
        {
            CommandOutcome.Done => Results.LocalRedirect(goOn),
            CommandOutcome.Unknown => ErrorAnswer.NotFound(context),
            CommandOutcome.Forbidden => ErrorAnswer.Forbidden(context, result.Why),
            CommandOutcome.Refused or CommandOutcome.Invalid => QuestionEndpoints.Shown(
                frame, step.Question with
                {
                    Refused = RefusalTexts.Of(result.Why ?? Refusal.AnswersMissing, frame.Language),
                }),
        };
    }
}
