using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Errors;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.Question;

/// <summary>Files that a question asks for: brought, taken out, and given out to whoever sees the task.</summary>
internal static class EvidenceEndpoints
{
    private const string FilePattern = "/tasks/{id}/files/{file}";
    private const string UploadPattern = "/tasks/{id}/questions/{field}/files";
    private const string RemovalPattern = UploadPattern + "/remove";

    private const int Dropped = 8;

    // A browser that shows a file must run nothing in it, nor let it reach anything of ours.
    private const string Sandbox = "sandbox; default-src 'none'";

    /// <summary>Where a file is given out.</summary>
    public static string AddressOf(KeptEvidence file) => $"/tasks/{file.TaskId}/files/{file.Id}";

    /// <summary>Where files are brought.</summary>
    public static string AddressOfUpload(TaskId task, string field) => $"/tasks/{task}/questions/{field}/files";

    /// <summary>Where one is taken out again.</summary>
    public static string AddressOfRemoval(TaskId task, string field) => AddressOfUpload(task, field) + "/remove";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var limits = routes.ServiceProvider.GetRequiredService<EvidenceLimits>();

        // No more is laid on the disk than is taken; what comes beyond is read and dropped for a while, since a browser
        // that is cut off while it sends shows no sentence.
        var most = Intake.MostAtOnce * limits.MostBytes;
        routes.MapGet(FilePattern, GiveOutAsync).ForTheSignedIn();
        routes.MapForm(UploadPattern, BringAsync).ForTheSignedIn()
            .WithMetadata(new RequestSizeLimitAttribute(Dropped * most))
            .WithFormOptions(multipartBodyLengthLimit: most);
        routes.MapForm(RemovalPattern, RemoveAsync).ForTheSignedIn();
    }

    private static Task<IResult> BringAsync(
        HttpContext context, Frame frame, Fillings fillings, Intake intake, string id, string field) =>
        WithAsync(context, frame, fillings, id, field, async (filled, asked) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
            var taken = await intake.TakeAsync(filled, asked, form.Files, frame, context.RequestAborted)
                .ConfigureAwait(false);
            if (taken.Forbidden is { } why)
            {
                return ErrorAnswer.Forbidden(context, why);
            }

            // Whoever brought several of which some were not taken sees those that were, and why the others were not.
            var now = taken.HasTaken
                ? await fillings.FindAsync(frame.Visitor!.Viewer, new TaskId(id), frame.Now, context.RequestAborted)
                    .ConfigureAwait(false) ?? filled
                : filled;
            return taken.Mistakes.Count == 0
                ? Results.LocalRedirect(filled.QuestionAddress(field))
                : QuestionEndpoints.Shown(
                    frame, new ShownQuestion(now, asked, Typed.Of(answer: null), taken.Mistakes));
        });

    private static Task<IResult> RemoveAsync(
        HttpContext context, Frame frame, Fillings fillings, IDraftDesk drafts, string id, string field) =>
        WithAsync(context, frame, fillings, id, field, async (filled, asked) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
            var file = form["file"].ToString();
            List<string> left = filled.Answers[field] is FieldAnswer.Several { Ids: var ids }
                ? [.. ids.Where(i => i != file)]
                : [];
            var result = await drafts.SaveAsync(
                filled.Task.Card.Id,
                left.Count == 0 ? FormAnswers.None : FormAnswers.None.With(field, new FieldAnswer.Several(left)),
                left.Count == 0 ? [field] : [],
                frame.Visitor!.Viewer.Actor,
                frame.Now,
                context.RequestAborted).ConfigureAwait(false);
            return await CommandAnswer.OfAsync(context, result, filled.QuestionAddress(field), refusal =>
                Task.FromResult(QuestionEndpoints.Shown(
                    frame,
                    new ShownQuestion(filled, asked, Typed.Of(answer: null), [])
                    {
                        Refused = RefusalTexts.Of(refusal, frame.Language),
                    }))).ConfigureAwait(false);
        });

    private static Task<IResult> GiveOutAsync(
        HttpContext context, Frame frame, ITaskReader tasks, IEvidenceFiles files, string id, string file) =>
        tasks.ShowAsync(context, frame, id, async task =>
        {
            if (task.Files.FirstOrDefault(f => f.Id.Value == file) is not { } kept
                || await files.OpenAsync(kept.Id, context.RequestAborted).ConfigureAwait(false) is not { } stream)
            {
                return ErrorAnswer.NotFound(context);
            }

            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.ContentSecurityPolicy = Sandbox;
            return Results.Stream(stream, kept.File.Kind.ContentType(), kept.Name);
        });

    private static Task<IResult> WithAsync(
        HttpContext context,
        Frame frame,
        Fillings fillings,
        string id,
        string field,
        Func<Filled, FieldDefinition, Task<IResult>> with) =>
        fillings.ShowAsync(context, frame, id, filled =>
            filled.Form.Find(field) is { Kind: FieldKind.File, Computed: null } asked
                ? with(filled, asked)
                : Task.FromResult(ErrorAnswer.NotFound(context)));
}
