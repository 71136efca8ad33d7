using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Staff.Decisions;

/// <summary>
/// More time for a task, and waiving it: what is decided, what a network asks for and what it is refused, each on a
/// page of its own, with a reason. Granting what is asked for is deciding it.
/// </summary>
internal static class DecisionEndpoints
{
    private static readonly (string Part, TaskAction Action)[] Decisions =
    [
        ("extend", TaskAction.Extend), ("waive", TaskAction.Waive),
        ("ask-time", TaskAction.AskForTime), ("ask-waiver", TaskAction.AskForWaiver),
        ("refuse-time", TaskAction.RefuseTime), ("refuse-waiver", TaskAction.RefuseWaiver),
    ];

    /// <summary>The page of a decision.</summary>
    public static string AddressOf(TaskId task, TaskAction action) =>
        $"/tasks/{task}/{Decisions.First(d => d.Action == action).Part}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (part, action) in Decisions)
        {
            routes.MapGet($"/tasks/{{id}}/{part}", (HttpContext context, Frame frame, ITaskReader tasks, string id) =>
                ShowAsync(context, frame, tasks, id, action)).ForTheSignedIn();
            routes.MapForm(
                $"/tasks/{{id}}/{part}",
                (HttpContext context, Frame frame, ITaskReader tasks, ITaskDesk desk, string id) =>
                    DecideAsync(context, frame, tasks, desk, id, action)).ForTheSignedIn();
        }
    }

    private static Task<IResult> ShowAsync(
        HttpContext context, Frame frame, ITaskReader tasks, string id, TaskAction action) =>
        tasks.ShowAsync(context, frame, id, task => Task.FromResult<IResult>(task.May.Contains(action)
            ? Shown(frame, new ShownDecision(task, action, "", "", []))
            : ErrorAnswer.Forbidden(context)));

    private static async Task<IResult> DecideAsync(
        HttpContext context, Frame frame, ITaskReader tasks, ITaskDesk desk, string id, TaskAction action)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var (why, day) = (form["why"].ToString().Trim(), form["day"].ToString());
        var result = await desk.DoAsync(
            new TaskCommand(CommandIds.Of(form), new TaskId(id), action, frame.Visitor!.Viewer.Actor, frame.Now)
            {
                Reason = why,
                NewDueOn = action is TaskAction.Extend or TaskAction.AskForTime ? DayIn(day) : null,
            },
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(context, result, $"/tasks/{id}", refusal => tasks.ShowAsync(
            context,
            frame,
            id,
            task => Task.FromResult<IResult>(Shown(
                frame, new ShownDecision(task, action, why, day, [MistakeOf(refusal, frame)]))))).ConfigureAwait(false);
    }

    private static Mistake MistakeOf(Refusal refusal, Frame frame) => new(
        refusal is Refusal.DueDateNotLater or Refusal.DueDateTooLate ? "day" : "why",
        RefusalTexts.Of(refusal, frame.Language));

    private static DateOnly? DayIn(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static PageAnswer Shown(Frame frame, ShownDecision decision) =>
        PageAnswer.Of<DecisionPage, ShownDecision>(
            frame,
            decision,
            decision.Mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
