using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.Filling;

/// <summary>Finds what is being filled in.</summary>
internal sealed class Fillings(ITaskReader tasks, IDraftReader drafts)
{
    /// <summary>The page of a form, for whoever sees its task; they see whether they may fill it in.</summary>
    public Task<IResult> ShowAsync(
        HttpContext context, Frame frame, string id, Func<Filled, Task<IResult>> show) =>
        tasks.ShowAsync(context, frame, id, async task =>
            await FillAsync(task, frame.Visitor!.Viewer, frame.Now, context.RequestAborted).ConfigureAwait(false)
                is { } filled
                ? await show(filled).ConfigureAwait(false)
                : ErrorAnswer.NotFound(context));

    /// <summary>What somebody fills in; null when there is no such task of theirs, or its text was not kept.</summary>
    public async Task<Filled?> FindAsync(
        Viewer viewer, TaskId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var sight = await tasks.FindAsync(viewer, id, at, cancellationToken).ConfigureAwait(false);
        return sight.Task is { } task
            ? await FillAsync(task, viewer, at, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>A task with its form and what has been answered; null when its text was not kept.</summary>
    public async Task<Filled?> FillAsync(
        SeenTask task, Viewer viewer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (task.Definition is not { } definition)
        {
            return null;
        }

        var draft = await drafts.FindAsync(viewer, task.Card.Id, at, cancellationToken).ConfigureAwait(false);
        var form = definition.Form;
        var written = FormAnswers.Read(form, draft?.Answers ?? task.Answers ?? "{}").Answers;
        var begun = task.Prefilled.Answers.Only(f => draft?.Writers.ContainsKey(f) != true);
        return new Filled(task, form, begun.With(written), draft);
    }
}
