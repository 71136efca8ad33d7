using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>What messages of a day are about: what there is to tell, and what else coordinators have to do.</summary>
internal static class DigestContents
{
    public static IReadOnlyList<DigestContent> Of(
        StoreContext context, DateOnly day, IReadOnlyList<MessageRow> messages)
    {
        var keys = messages.Select(m => m.Key).ToList();
        var people = messages.Select(m => m.PersonId).ToList();
        var persons = context.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionary(p => p.Id);
        var news = (
            from notice in context.Notices.AsNoTracking()
            where keys.Contains(notice.MessageKey!)
            join task in context.Tasks.AsNoTracking() on notice.TaskId equals task.Id
            select new { notice.MessageKey, notice.Kind, notice.At, Task = task }).ToLookup(n => n.MessageKey!);
        var open = (
            from appointment in context.Appointments.AsNoTracking()
            where appointment.Role == Role.Coordinator && people.Contains(appointment.PersonId)
            join task in context.Tasks.AsNoTracking()
                on new { appointment.ProgrammeId, Network = appointment.Scope }
                equals new { task.ProgrammeId, Network = (string)(object)task.NetworkCode }
            where TaskStages.ToBeDone.Contains(task.Status)
            select new { appointment.PersonId, Task = task }).ToLookup(t => t.PersonId, t => t.Task);
        var networks = NamedNetworks.Of(
            context, people, [.. news.SelectMany(g => g.Select(n => n.Task)), .. open.SelectMany(o => o)]);
        var names = context.Programmes.AsNoTracking()
            .Select(p => new { p.ProgrammeId, p.FiscalYear, p.NameTh, p.NameEn, p.KeptAt })
            .AsEnumerable()
            .GroupBy(p => (p.ProgrammeId, p.FiscalYear))
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.KeptAt)!)
            .ToDictionary(p => p.Key, p => new LocalizedText(p.Value.NameTh, p.Value.NameEn));
        return
        [
            .. messages.Select(m => new DigestContent(m.Key, persons[m.PersonId].ToPerson(), day, Lines(
                news[m.Key].OrderBy(n => n.At).ThenBy(n => n.Kind).Select(n => (n.Task, n.Kind)),
                open[m.PersonId],
                t => networks.For(m.PersonId, t.NetworkCode),
                names))
            {
                MaybeSecond = m.MaybeSecond,
                StopKey = persons[m.PersonId].UnsubscribeKey,
            }),
        ];
    }

    /// <summary>
    /// One line a task, in the programme's order, with the latest news of it if there is any; a reminder alone takes
    /// nothing's place.
    /// </summary>
    private static List<DigestLine> Lines(
        IEnumerable<(TaskRow Task, NoticeKind News)> news,
        IEnumerable<TaskRow> open,
        Func<TaskRow, LocalizedText?> network,
        Dictionary<(string, int), LocalizedText> programmes)
    {
        var lines = open.DistinctBy(t => t.Id).ToDictionary(t => t.Id, t => (Task: t, News: (NoticeKind?)null));
        foreach (var (task, kind) in news)
        {
            if (kind.TellsOver(lines.GetValueOrDefault(task.Id).News))
            {
                lines[task.Id] = (task, kind);
            }
        }

        return
        [
            .. lines.Values
                .OrderBy(l => l.Task.Step)
                .ThenBy(l => l.Task.OpenedAt)
                .ThenBy(l => l.Task.Id.Value, StringComparer.Ordinal)
                .Select(l => LineOf(l.Task, l.News)),
        ];

        DigestLine LineOf(TaskRow task, NoticeKind? kind) => new(
            task.Id,
            task.Title,
            network(task),
            task.DueOn,
            task.Status,
            kind,
            task.ProgrammeId,
            programmes.GetValueOrDefault((task.ProgrammeId, task.FiscalYear))
                ?? new LocalizedText(task.ProgrammeId, task.ProgrammeId));
    }
}
