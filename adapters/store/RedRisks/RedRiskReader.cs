using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.RedRisks;

/// <summary>Red risks as people see them. What may be seen and done is said by AccessRules, as for commands.</summary>
internal sealed class RedRiskReader(StoreWriter writer) : IRedRiskReader
{
    public Task<IReadOnlyList<SeenRedRisk>> UnansweredAsync(
        Viewer viewer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(context => Unanswered(context, viewer, at), cancellationToken);
    }

    public Task<RedRiskSight> FindAsync(
        Viewer viewer, CommandId handIn, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(context => Find(context, viewer, handIn, at), cancellationToken);
    }

    private static IReadOnlyList<SeenRedRisk> Unanswered(StoreContext context, Viewer viewer, DateTimeOffset at)
    {
        var waiting = context.RedRisks.AsNoTracking()
            .Where(r => r.AnsweredAt == null)
            .Join(context.Tasks.AsNoTracking(), r => r.TaskId, t => t.Id, (Risk, Task) => new { Risk, Task })
            .ToList();
        var book = new TaskBook(context);
        var posts = new PostBook();
        return
        [
            .. waiting
                .Where(w => AccessRules.LooksOver(viewer, w.Task.Place))
                .GroupBy(w => w.Task.Id)
                .Select(g => g.MaxBy(w => w.Risk.HandedInAt)!)
                .OrderBy(w => w.Risk.HandedInAt)
                .ThenBy(w => w.Risk.HandIn.Value, StringComparer.Ordinal)
                .Select(w => SeenOf(book, w.Risk, w.Task, viewer, posts.AccessTo(context, w.Task, at))),
        ];
    }

    private static RedRiskSight Find(StoreContext context, Viewer viewer, CommandId handIn, DateTimeOffset at)
    {
        if (context.RedRisks.AsNoTracking().FirstOrDefault(r => r.HandIn == handIn) is not { } risk)
        {
            return new RedRiskSight(Exists: false, Risk: null);
        }

        var task = context.Tasks.AsNoTracking().First(t => t.Id == risk.TaskId);
        return new RedRiskSight(
            Exists: true,
            AccessRules.LooksOver(viewer, task.Place)
                ? SeenOf(
                    new TaskBook(context), risk, task, viewer, new PostBook().AccessTo(context, task, at))
                : null);
    }

    private static SeenRedRisk SeenOf(
        TaskBook book, RedRiskRow risk, TaskRow task, Viewer viewer, TaskAccess access) => new(
            risk.HandIn,
            HandInReference.Of(task.FiscalYear, task.NetworkCode, risk.HandIn),
            task.Id,
            task.Title,
            book.NameOf(task.NetworkCode),
            risk.HandedInAt,
            risk.AnsweredAt is null && AccessRules.Check(viewer, Permission.AnswerRed, access) is null,
            risk.AnsweredAt is { } answeredAt
                ? new GivenAnswer(risk.Done!, book.NameOf(risk.AnsweredBy!.Value), answeredAt)
                : null);
}
