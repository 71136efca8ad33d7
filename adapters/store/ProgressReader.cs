using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Adapters.Store;

/// <summary>Where the years stand, read from the facts. Whose places are shown is said by AccessRules.</summary>
internal sealed class ProgressReader(StoreWriter writer) : IProgressReader
{
    private static readonly IReadOnlyList<MessageState> Gone = [MessageState.Accepted, MessageState.Delivered];

    public Task<IReadOnlyList<YearProgress>> YearsAsync(
        Viewer viewer, DateOnly today, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => Years(context, viewer, today), cancellationToken);

    public Task<OverdueTasks> OverdueAsync(
        Viewer viewer, DateOnly today, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context =>
            {
                var overdue = LookedOver(context, viewer)
                    .Where(t => TaskStages.ToBeDone.Contains(t.Status) && t.DueOn < today);
                var first = overdue.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(most).ToList();
                var names = NamedNetworks.NamesOf(context, [.. first.Select(t => t.NetworkCode).Distinct()]);
                return new OverdueTasks(
                    overdue.Count(),
                    [
                        .. first
                            .Select(t => new OverdueTask(
                                t.Id,
                                t.ProgrammeId,
                                t.FiscalYear,
                                t.Title,
                                names[t.NetworkCode],
                                t.Step,
                                t.DueOn)),
                    ]);
            },
            cancellationToken);

    public Task<MessageOutlook?> MessagesAsync(Viewer viewer, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => !AccessRules.SeesMessages(viewer) ? null : new MessageOutlook(
                context.Messages.Count(m => Gone.Contains(m.State)
                    && (m.Kind == MessageKind.Digest || m.Kind == MessageKind.RedRisk)),
                [
                    .. context.Messages.AsNoTracking()
                        .Where(m => Gone.Contains(m.State) && m.Kind == MessageKind.Digest)
                        .OrderByDescending(m => m.On).ThenBy(m => m.PersonId).Take(most).AsEnumerable()
                        .Select(m => new Message(m.Key, m.PersonId, m.On, m.Subject!, m.Lines, m.State, m.SentAt)),
                ],
                context.Notices.Where(n => n.MessageKey == null).Select(n => n.PersonId).Distinct().Count()),
            cancellationToken);

    private static IQueryable<TaskRow> LookedOver(StoreContext context, Viewer viewer)
    {
        // The rule is asked for each place that there is, some hundreds at most, and the query for those alone.
        var tasks = context.Tasks.AsNoTracking();
        List<string> places =
        [
            .. tasks.Select(t => new { t.ProgrammeId, t.ProvinceCode, t.Office }).Distinct().AsEnumerable()
                .Where(p => AccessRules.LooksOver(viewer, p.ProgrammeId, p.ProvinceCode, p.Office))
                .Select(p => p.ProgrammeId + "/" + p.ProvinceCode + "/" + p.Office),
        ];
        return tasks.Where(t => places.Contains(t.ProgrammeId + "/" + t.ProvinceCode + "/" + t.Office));
    }

    private static IReadOnlyList<YearProgress> Years(StoreContext context, Viewer viewer, DateOnly today)
    {
        var networks = context.Enrolments
            .Join(
                context.Networks,
                e => e.NetworkCode,
                n => n.Code,
                (e, n) => new { e.ProgrammeId, e.FiscalYear, n.ProvinceCode, n.Province, n.Office })
            .GroupBy(n => new { n.ProgrammeId, n.FiscalYear, n.ProvinceCode, n.Province, n.Office })
            .Select(g => new
            {
                g.Key.ProgrammeId,
                g.Key.FiscalYear,
                g.Key.ProvinceCode,
                g.Key.Province,
                g.Key.Office,
                Count = g.Count(),
            })
            .AsEnumerable()
            .Where(n => AccessRules.LooksOver(viewer, n.ProgrammeId, n.ProvinceCode, n.Office))
            .GroupBy(n => new { n.ProgrammeId, n.FiscalYear, n.ProvinceCode, n.Province })
            .Select(g => new
            {
                g.Key.ProgrammeId,
                g.Key.FiscalYear,
                g.Key.ProvinceCode,
                g.Key.Province,
                Count = g.Sum(n => n.Count),
            })
            .ToList();
        var steps = LookedOver(context, viewer)
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

    private sealed record TaskCount(int Step, WorkTaskStatus Status, bool IsOverdue, int Count);
}
