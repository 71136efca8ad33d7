using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.HandedIn;

/// <summary>The confirmation of a hand-in, with its number.</summary>
internal static class HandedInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tasks/{id}/done", ShowAsync).ForTheSignedIn();

    private static Task<IResult> ShowAsync(HttpContext context, Frame frame, ITaskReader tasks, string id) =>
        tasks.ShowAsync(context, frame, id, async task =>
        {
            if (task.Reference is null || task.Card.Status.Stage() == TaskStage.ToBeDone)
            {
                return Results.LocalRedirect($"/tasks/{task.Card.Id}");
            }

            var viewer = frame.Visitor!.Viewer;
            var work = await tasks.MyWorkAsync(viewer, context.RequestAborted).ConfigureAwait(false);
            var years = await tasks.YearsAsync(viewer, context.RequestAborted).ConfigureAwait(false);
            var year = years.FirstOrDefault(
                y => y.Network.Code == task.Card.Network.Code && y.FiscalYear == task.Origin.FiscalYear);
            return PageAnswer.Of<HandedInPage, ShownHandIn>(frame, new ShownHandIn(
                task,
                work.Tasks.FirstOrDefault(t => t.Status.Stage() == TaskStage.ToBeDone),
                year?.Steps.Count(s => s.IsDone) ?? 0));
        });
}
