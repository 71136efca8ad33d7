using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.OneTask;

/// <summary>A task, for everybody who may see it: the links of messages lead here.</summary>
internal static class OneTaskEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/tasks/{id}", ShowAsync).ForTheSignedIn();

    private static Task<IResult> ShowAsync(
        HttpContext context, Frame frame, ITaskReader tasks, Fillings fillings, string id) =>
        tasks.ShowAsync(context, frame, id, async task => PageAnswer.Of<OneTaskPage, ShownOneTask>(
            frame,
            new ShownOneTask(
                task,
                task.May.Contains(TaskAction.Submit)
                    ? await fillings.FillAsync(task, frame.Visitor!.Viewer, frame.Now, context.RequestAborted)
                        .ConfigureAwait(false)
                    : null)));
}
