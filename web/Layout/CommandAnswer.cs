using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Web.Layout;

/// <summary>What is answered to a command: on to the next page, or a page that says why it was not done.</summary>
internal static class CommandAnswer
{
    /// <summary>The answer.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="result">What came of the command.</param>
    /// <param name="done">Where one goes on.</param>
    /// <param name="refused">The page again, with why.</param>
    public static Task<IResult> OfAsync(
        HttpContext context, CommandResult result, string done, Func<Refusal, Task<IResult>> refused) =>
        OfAsync(context, result, () => Task.FromResult(Results.LocalRedirect(done)), refused);

    /// <summary>The answer, where one does not go on.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="result">What came of the command.</param>
    /// <param name="done">The page that says that it was done.</param>
    /// <param name="refused">The page again, with why.</param>
    public static async Task<IResult> OfAsync(
        HttpContext context,
        CommandResult result,
        Func<Task<IResult>> done,
        Func<Refusal, Task<IResult>> refused) =>
        result.Outcome switch
        {
            CommandOutcome.Done => await done().ConfigureAwait(false),
            CommandOutcome.Unknown => ErrorAnswer.NotFound(context),
            CommandOutcome.Forbidden => ErrorAnswer.Forbidden(context, result.Why),
            CommandOutcome.Invalid => await refused(Refusal.AnswersMissing).ConfigureAwait(false),
            CommandOutcome.Refused => await refused(result.Why!.Value).ConfigureAwait(false),
        };
}
