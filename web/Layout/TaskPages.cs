using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Layout;

/// <summary>What every page about a task does first: look for it, and say where it is not for whoever asks.</summary>
internal static class TaskPages
{
    /// <summary>The page of a task.</summary>
    public static async Task<IResult> ShowAsync(
        this ITaskReader tasks,
        HttpContext context,
        Frame frame,
        string id,
        Func<SeenTask, Task<IResult>> show)
    {
        var sight = await tasks.FindAsync(frame.Visitor!.Viewer, new TaskId(id), frame.Now, context.RequestAborted)
            .ConfigureAwait(false);
        return sight switch
        {
            { Exists: false } => ErrorAnswer.NotFound(context),
            { Task: { } task } => await show(task).ConfigureAwait(false),
            _ => ErrorAnswer.Forbidden(context),
        };
    }
}
