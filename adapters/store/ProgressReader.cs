using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>Where the year stands, read from the facts.</summary>
internal sealed class ProgressReader(StoreWriter writer) : IProgressReader
{
    public Task<IReadOnlyList<ProvinceProgress>> ProvincesAsync(DateOnly today, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => Provinces(context, today), cancellationToken);

    public Task<OverdueTasks> OverdueAsync(DateOnly today, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context =>
            {
                var overdue = ToBeDone(context).Where(t => t.DueOn < today);
                return new OverdueTasks(
                    overdue.Count(),
                    [
                        .. overdue.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(most).AsEnumerable()
                            .Select(t => new OverdueTask(t.Id, t.Title, t.NetworkName, t.Province, t.Step, t.DueOn)),
                    ]);
            },
            cancellationToken);

    public Task<MessageOutlook> MessagesAsync(int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => new MessageOutlook(
                context.Messages.Count(m => m.State == MessageState.Sent),
                [
                    .. context.Messages.AsNoTracking().Where(m => m.State == MessageState.Sent)
                        .OrderByDescending(m => m.On).ThenBy(m => m.PersonId).Take(most).AsEnumerable()
                        .Select(m => new Message(m.Key, m.PersonId, m.On, m.Subject!, m.Lines, m.State, m.SentAt)),
                ],
                context.Notices.Where(n => n.MessageKey == null).Select(n => n.PersonId).Distinct().Count()),
            cancellationToken);

    public Task<IReadOnlyList<WaitingTask>> WaitingAsync(CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<WaitingTask>>(
            context =>
            [
                .. context.Tasks
                    .Where(
                        t => TaskStages.Open.Contains(t.Status))
                    .OrderBy(t => t.Id)
                    .Select(t => new WaitingTask(
                        t.Id,
                        t.NetworkCode,
                        t.ProvinceCode,
                        t.Office,
                        t.Status,
                        t.OpenedAt,
                        t.DueOn,
                        t.SubmittedAt,
                        t.TimesSubmitted)),
            ],
            cancellationToken);

    public async IAsyncEnumerable<ProgressEntry> HappeningsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = await writer.ReadAsync(Happenings, cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    private static IQueryable<TaskRow> ToBeDone(StoreContext context) =>
        context.Tasks.AsNoTracking().Where(t => TaskStages.ToBeDone.Contains(t.Status));

    private static IReadOnlyList<ProvinceProgress> Provinces(StoreContext context, DateOnly today)
    {
        var networks = context.Networks
            .Where(n => context.Enrolments.Any(e => e.NetworkCode == n.Code))
            .GroupBy(n => new { n.ProvinceCode, n.Province })
            .Select(g => new { g.Key.ProvinceCode, g.Key.Province, Count = g.Count() })
            .OrderBy(p => p.ProvinceCode)
            .ToList();
        var steps = context.Tasks
            .GroupBy(t => new { t.ProvinceCode, t.Step, t.Status, IsOverdue = t.DueOn < today })
            .Select(g => new { g.Key.ProvinceCode, g.Key.Step, g.Key.Status, g.Key.IsOverdue, Count = g.Count() })
            .ToList()
            .ToLookup(s => s.ProvinceCode);
        return
        [
            .. networks.Select(n => new ProvinceProgress(n.ProvinceCode, n.Province, n.Count,
            [
                .. steps[n.ProvinceCode].GroupBy(s => s.Step).OrderBy(g => g.Key).Select(g => new StepCounts(
                    g.Key,
                    g.Where(s => s.Status.Stage() == TaskStage.ToBeDone).Sum(s => s.Count),
                    g.Where(s => s.Status.Stage() == TaskStage.InReview).Sum(s => s.Count),
                    g.Where(s => s.Status.Stage() == TaskStage.Settled).Sum(s => s.Count),
                    g.Where(s => s.Status.Stage() == TaskStage.ToBeDone && s.IsOverdue).Sum(s => s.Count))),
            ])),
        ];
    }

    private static List<ProgressEntry> Happenings(StoreContext context)
    {
        var tasks = context.Tasks.AsNoTracking().Select(t => new { t.Id, t.Step, t.DueOn }).ToDictionary(t => t.Id);
        var entries = new List<ProgressEntry>();
        foreach (var audit in context.Audit.AsNoTracking())
        {
            var task = tasks.GetValueOrDefault(audit.Subject);
            entries.Add(new ProgressEntry(
                audit.At, ProgressEntryKind.Action, audit.Action, audit.Subject, task?.Step
                    ?? 0, task?.DueOn, null, null));
        }

        foreach (var notice in context.Notices.AsNoTracking())
        {
            var task = tasks[notice.TaskId];
            entries.Add(new ProgressEntry(
                notice.At,
                ProgressEntryKind.Notice,
                notice.Kind.ToString(),
                notice.TaskId,
                task.Step,
                task.DueOn,
                notice.PersonId,
                null));
        }

        foreach (var message in context.Messages.AsNoTracking().Where(m => m.SentAt != null))
        {
            var lines = message.Lines.ToString(CultureInfo.InvariantCulture);
            entries.Add(new ProgressEntry(
                message.SentAt!.Value,
                ProgressEntryKind.Message,
                lines,
                message.Key,
                0,
                null,
                message.PersonId,
                message.Subject));
        }

        entries.Sort(static (a, b) =>
            a.At != b.At ? a.At.CompareTo(b.At)
            : a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind)
            : string.CompareOrdinal(a.Subject, b.Subject) is not 0 and var bySubject ? bySubject
            : string.CompareOrdinal(a.What, b.What) is not 0 and var byWhat ? byWhat
            : string.CompareOrdinal(a.PersonId, b.PersonId));
        return entries;
    }
}
