using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.Checking;

/// <summary>
/// The answers are looked through and handed in. What is handed in is what was looked at: where somebody has changed
/// the draft meanwhile, in another window or elsewhere, it is shown again.
/// </summary>
internal static class CheckEndpoints
{
    private const string Address = "/tasks/{id}/check";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ShowAsync).ForTheSignedIn();
        routes.MapForm(Address, HandInAsync).ForTheSignedIn();
    }

    /// <summary>What tells one set of answers from another.</summary>
    public static string PrintOf(FormAnswers answers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answers.ToJson())))[..16];

    private static Task<IResult> ShowAsync(HttpContext context, Frame frame, Fillings fillings, string id) =>
        fillings.ShowAsync(context, frame, id, filled => Task.FromResult<IResult>(
            filled.Task.May.Contains(TaskAction.Submit)
                ? Shown(frame, new ShownCheck(filled, ProblemsOf(filled, frame)))
                : Results.LocalRedirect(filled.Address)));

    private static async Task<IResult> HandInAsync(
        HttpContext context, Frame frame, Fillings fillings, ITaskDesk desk, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        return await fillings.ShowAsync(context, frame, id, async filled =>
        {
            var canBe = filled.Task.May.Contains(TaskAction.Submit);
            var problems = ProblemsOf(filled, frame, isMeant: form.ContainsKey("meant"));
            if (canBe && (problems.Count > 0 || form["seen"] != PrintOf(filled.Answers)))
            {
                return Shown(frame, new ShownCheck(filled, problems, HasChanged: problems.Count == 0));
            }

            var result = await desk.DoAsync(
                new TaskCommand(
                    CommandIds.Of(form),
                    filled.Task.Card.Id,
                    TaskAction.Submit,
                    frame.Visitor!.Viewer.Actor,
                    frame.Now)
                {
                    Answers = FormRules.Kept(filled.Form, filled.Answers),
                    QuestionsAnswered = form.ContainsKey("meant"),
                },
                context.RequestAborted).ConfigureAwait(false);
            if (result.Outcome == CommandOutcome.Invalid)
            {
                return Shown(frame, new ShownCheck(filled, result.Problems));
            }

            return await CommandAnswer.OfAsync(context, result, $"{filled.Address}/done", refusal =>
                Task.FromResult<IResult>(Shown(
                    frame, new ShownCheck(filled, [], RefusalTexts.Of(refusal, frame.Language)))))
                .ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static IReadOnlyList<FieldProblem> ProblemsOf(Filled filled, Frame frame, bool isMeant = false) =>
        FormRules.Check(filled.Form, filled.Answers, new FormContext(frame.Today, isMeant, filled.Files));

    private static PageAnswer Shown(Frame frame, ShownCheck check) => PageAnswer.Of<CheckPage, ShownCheck>(
        frame,
        check,
        check.Refused is not null || check.HasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
}
