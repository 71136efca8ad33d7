using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Web.Coordinator.Question;

/// <summary>
/// Takes files in one by one: first whether there is room, then the file, its entry, and last the answer that names it.
/// Whatever fails in between leaves a file that nothing names, and those are swept.
/// </summary>
internal sealed class Intake(
    IEvidenceDesk desk, IEvidenceFiles files, IDraftDesk drafts, EvidenceLimits limits)
{
    /// <summary>How many files may come together.</summary>
    public const int MostAtOnce = 5;

    public async Task<TakenFiles> TakeAsync(
        Filled filled, FieldDefinition field, IFormFileCollection brought, Frame frame, CancellationToken stop)
    {
        var texts = new Texts(typeof(FilesQuestion), frame.Language);
        var some = brought.Where(f => f.FileName.Length > 0 || f.Length > 0).ToList();
        var may = await desk.MayBringAsync(filled.Task.Card.Id, frame.Visitor!.Viewer.Actor, frame.Now, stop)
            .ConfigureAwait(false);
        if (may.Outcome != CommandOutcome.Done)
        {
            return RefusedBy(may, frame);
        }

        if (some.Count is 0 or > MostAtOnce)
        {
            return new TakenFiles(
                [MistakeOf(some.Count == 0 ? texts["NoFile"] : texts.Format("TooMany", MostAtOnce))]);
        }

        var mistakes = new List<Mistake>();
        List<string> ids = filled.Answers[field.Id] is FieldAnswer.Several before ? [.. before.Ids] : [];
        var first = ids.Count;
        foreach (var file in some)
        {
            var (id, why) = await TakeAsync(filled, file, frame, stop).ConfigureAwait(false);
            if (id is { } taken)
            {
                ids.Add(taken.Value);
            }
            else
            {
                mistakes.Add(MistakeOf(texts.Format("Wrong", ShownName(file), why)));
            }
        }

        if (ids.Count == first)
        {
            return new TakenFiles(mistakes);
        }

        var kept = await drafts.SaveAsync(
            filled.Task.Card.Id,
            FormAnswers.None.With(field.Id, new FieldAnswer.Several(ids)),
            [],
            frame.Visitor.Viewer.Actor,
            frame.Now,
            stop).ConfigureAwait(false);
        return kept.Outcome == CommandOutcome.Done
            ? new TakenFiles(mistakes) { HasTaken = true }
            : RefusedBy(kept, frame);
    }

    private async Task<(EvidenceId? Id, string? Why)> TakeAsync(
        Filled filled, IFormFile file, Frame frame, CancellationToken stop)
    {
        var id = new EvidenceId(Guid.NewGuid().ToString("N"));
        await using var stream = file.OpenReadStream();
        var (taken, why) = await files.TakeInAsync(id, stream, stop).ConfigureAwait(false);
        if (taken is null)
        {
            return (null, EvidenceTexts.Of(why!.Value, limits, frame.Language));
        }

        var visitor = frame.Visitor!;
        var entered = await desk.EnterAsync(
            new KeptEvidence(
                id,
                filled.Task.Card.Id,
                EvidenceName.Of(file.FileName, taken.Kind),
                taken,
                visitor.Person,
                frame.Now),
            visitor.Viewer.Actor,
            stop).ConfigureAwait(false);
        if (entered.Outcome == CommandOutcome.Done)
        {
            return (id, null);
        }

        await files.RemoveAsync(id, stop).ConfigureAwait(false);
        return (null, RefusalTexts.Of(entered.Why ?? Refusal.ClosedAlready, frame.Language));
    }

    private static TakenFiles RefusedBy(CommandResult result, Frame frame) =>
        result.Outcome is CommandOutcome.Forbidden or CommandOutcome.Unknown
            ? new TakenFiles([]) { Forbidden = result.Why ?? Refusal.NotYourRole }
            : new TakenFiles([MistakeOf(RefusalTexts.Of(result.Why ?? Refusal.ClosedAlready, frame.Language))]);

    private static string ShownName(IFormFile file) => EvidenceName.Shown(file.FileName);

    private static Mistake MistakeOf(string words) => new("files", words);
}
