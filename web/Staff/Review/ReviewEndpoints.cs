using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Web.Staff.Queue;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Staff.Review;

/// <summary>A review: what was handed in, and whether it is accepted or given back with a reason.</summary>
internal static class ReviewEndpoints
{
    private const string Accept = "accept";
    private const string Return = "return";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reviews/{id}", ShowAsync).ForTheSignedIn();
        routes.MapForm("/reviews/{id}", DecideAsync).ForTheSignedIn();
    }

    private static Task<IResult> ShowAsync(HttpContext context, Frame frame, ITaskReader tasks, string id) =>
        tasks.ShowAsync(context, frame, id, task => Shown(frame, new ShownReview(task, "", "", "", [])));

    private static async Task<IResult> DecideAsync(
        HttpContext context, Frame frame, ITaskReader tasks, ITaskDesk desk, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var (verdict, why, by) = (form["verdict"].ToString(), form["why"].ToString().Trim(), form["by"].ToString());
        string[] concerns = [.. form["concerns"].OfType<string>()];
        var texts = new Texts(typeof(ReviewPage), frame.Language);
        if (verdict is not (Accept or Return))
        {
            return await AgainAsync([new Mistake("verdict", texts["ChooseVerdict"])]).ConfigureAwait(false);
        }

        var action = verdict == Accept ? TaskAction.Accept : TaskAction.Return;
        var result = await desk.DoAsync(
            new TaskCommand(CommandIds.Of(form), new TaskId(id), action, frame.Visitor!.Viewer.Actor, frame.Now)
            {
                Reason = action == TaskAction.Return ? why : null,
                NewDueOn = action == TaskAction.Return ? DayIn(by) : null,
                Concerns = concerns,
            },
            context.RequestAborted).ConfigureAwait(false);
        return await CommandAnswer.OfAsync(
            context,
            result,
            form.ContainsKey("stop") ? QueueEndpoints.Address : await NextAsync(frame, tasks).ConfigureAwait(false),
            refusal => refusal == Refusal.ReasonMissing
                ? AgainAsync([new Mistake("why", texts["SayWhy"])])
                : AgainAsync([], RefusalTexts.Of(refusal, frame.Language))).ConfigureAwait(false);

        Task<IResult> AgainAsync(IReadOnlyList<Mistake> mistakes, string? refused = null) => tasks.ShowAsync(
            context, frame, id, task => Shown(frame, new ShownReview(task, verdict, why, by, mistakes, refused)
            {
                Concerns = concerns,
            }));
    }

    /// <summary>What waits longest now; the queue when nothing does.</summary>
    private static async Task<string> NextAsync(Frame frame, ITaskReader tasks)
    {
        var queue = await tasks.QueueAsync(frame.Visitor!.Viewer, null, 1, frame.Now, CancellationToken.None)
            .ConfigureAwait(false);
        return queue.Tasks is [var next] ? $"{QueueEndpoints.Address}/{next.Id}" : QueueEndpoints.Address;
    }

    private static DateOnly? DayIn(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static Task<IResult> Shown(Frame frame, ShownReview review) => Task.FromResult<IResult>(
        PageAnswer.Of<ReviewPage, ShownReview>(
            frame,
            review,
            review.Refused is not null ? StatusCodes.Status409Conflict
                : review.Mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK));
}
