using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>Where the year stands, read from the facts.</summary>
internal sealed class ProgressReader(StoreWriter writer) : IProgressReader
{
    public Task<IReadOnlyList<YearProgress>> YearsAsync(DateOnly today, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => Years(context, today), cancellationToken);

    public Task<OverdueTasks> OverdueAsync(DateOnly today, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context =>
            {
                var overdue = ToBeDone(context).Where(t => t.DueOn < today);
                return new OverdueTasks(
                    overdue.Count(),
                    [
                        .. overdue.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(most).AsEnumerable()
                            .Select(t => new OverdueTask(
                                t.Id,
                                t.ProgrammeId,
                                t.FiscalYear,
                                t.Title,
                                t.NetworkName,
                                t.Province,
                                t.Step,
                                t.DueOn)),
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

    private static IReadOnlyList<YearProgress> Years(StoreContext context, DateOnly today)
    {
        var networks = context.Enrolments
            .Join(
                context.Networks,
                e => e.NetworkCode,
                n => n.Code,
                (e, n) => new { e.ProgrammeId, e.FiscalYear, n.ProvinceCode, n.Province })
            .GroupBy(n => new { n.ProgrammeId, n.FiscalYear, n.ProvinceCode, n.Province })
            .Select(g => new
            {
                g.Key.ProgrammeId,
                g.Key.FiscalYear,
                g.Key.ProvinceCode,
                g.Key.Province,
                Count = g.Count(),
            })
            .ToList();
        var steps = context.Tasks
            .GroupBy(t => new
            {
                t.ProgrammeId,
                t.FiscalYear,
                t.ProvinceCode,
                t.Step,
                t.Status,
                IsOverdue = t.DueOn < today,
            })
            .Select(g => new
            {
                g.Key.ProgrammeId,
                g.Key.FiscalYear,
                g.Key.ProvinceCode,
                Tasks = new TaskCount(g.Key.Step, g.Key.Status, g.Key.IsOverdue, g.Count()),
            })
            .ToList()
            .ToLookup(s => (s.ProgrammeId, s.FiscalYear, s.ProvinceCode), s => s.Tasks);
        var names = context.Programmes.AsNoTracking()
            .OrderBy(p => p.KeptAt)
            .Select(p => new { p.ProgrammeId, p.FiscalYear, p.NameTh, p.NameEn })
            .ToList()
            .ToLookup(p => (p.ProgrammeId, p.FiscalYear), p => new LocalizedText(p.NameTh, p.NameEn));
        return
        [
            .. networks
                .GroupBy(n => (n.ProgrammeId, n.FiscalYear))
                .OrderByDescending(y => y.Key.FiscalYear)
                .ThenBy(y => y.Key.ProgrammeId, StringComparer.Ordinal)
                .Select(y => new YearProgress(y.Key.ProgrammeId, y.Key.FiscalYear, names[y.Key].LastOrDefault(),
                [
                    .. y.OrderBy(p => p.ProvinceCode, StringComparer.Ordinal).Select(p => new ProvinceProgress(
                        p.ProvinceCode,
                        p.Province,
                        p.Count,
                        StepsOf(steps[(p.ProgrammeId, p.FiscalYear, p.ProvinceCode)]))),
                ])),
        ];
    }

    private static IReadOnlyList<StepCounts> StepsOf(IEnumerable<TaskCount> tasks) =>
    [
        .. tasks.GroupBy(t => t.Step).OrderBy(g => g.Key).Select(g => new StepCounts(
            g.Key,
            g.Where(t => t.Status.Stage() == TaskStage.ToBeDone).Sum(t => t.Count),
            g.Where(t => t.Status.Stage() == TaskStage.InReview).Sum(t => t.Count),
            g.Where(t => t.Status.Stage() == TaskStage.Settled).Sum(t => t.Count),
            g.Where(t => t.Status.Stage() == TaskStage.ToBeDone && t.IsOverdue).Sum(t => t.Count))),
    ];

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

    private sealed record TaskCount(int Step, WorkTaskStatus Status, bool IsOverdue, int Count);
}
