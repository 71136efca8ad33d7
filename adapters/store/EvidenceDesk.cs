using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>Which files there are, and to which task each was brought.</summary>
internal sealed class EvidenceDesk(StoreWriter writer, DraftAccess access, EvidenceLimits limits) : IEvidenceDesk
{
    public Task<CommandResult> MayBringAsync(
        TaskId task, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(context => MayBring(context, task, actor, at, bytes: 0), cancellationToken);
    }

    public Task<CommandResult> EnterAsync(KeptEvidence evidence, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(
            context =>
            {
                var may = MayBring(context, evidence.TaskId, actor, evidence.At, evidence.File.Bytes);
                if (may.Outcome == CommandOutcome.Done)
                {
                    context.Evidence.Add(RowOf(context, evidence));
                }

                return may;
            },
            cancellationToken);
    }

    public Task<int> ForgetUnusedAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            context => context.Evidence
                .Where(e => e.At < before
                    && !context.Drafts.Any(
                        d => d.TaskId == e.TaskId && d.Answers.Contains((string)(object)e.Id))
                    && !context.Submissions.Any(
                        s => s.TaskId == e.TaskId && s.Answers!.Contains((string)(object)e.Id)))
                .ExecuteDelete(),
            cancellationToken);

    public Task<IReadOnlySet<EvidenceId>> EnteredAsync(
        IReadOnlyCollection<EvidenceId> ids, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        return writer.ReadAsync<IReadOnlySet<EvidenceId>>(
            context => context.Evidence.Where(e => asked.Contains(e.Id)).Select(e => e.Id).ToHashSet(),
            cancellationToken);
    }

    private CommandResult MayBring(StoreContext context, TaskId task, Actor actor, DateTimeOffset at, long bytes)
    {
        var may = access.Check(context, task, actor, at);
        if (may.Outcome != CommandOutcome.Done)
        {
            return may;
        }

        context.Flush();
        var network = context.TaskOf(task)!.NetworkCode;
        return context.Evidence.Count(e => e.TaskId == task) >= limits.MostFiles
                ? CommandResult.Refused(Refusal.TooManyFiles)
            : context.Evidence.Where(e => e.NetworkCode == network).Sum(e => e.Bytes) + bytes
                > limits.MostBytesOfNetwork ? CommandResult.Refused(Refusal.NetworkFilesFull)
            : may;
    }

    private static EvidenceRow RowOf(StoreContext context, KeptEvidence evidence) => new()
    {
        Id = evidence.Id,
        TaskId = evidence.TaskId,
        NetworkCode = context.TaskOf(evidence.TaskId)!.NetworkCode,
        Name = evidence.Name,
        Kind = evidence.File.Kind,
        Bytes = evidence.File.Bytes,
        Sha256 = evidence.File.Sha256,
        CameSha256 = evidence.File.CameSha256,
        BroughtBy = evidence.By,
        At = evidence.At,
    };
}
