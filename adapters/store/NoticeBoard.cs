using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Digests;
using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>Notices, and the ledger of the messages that carry them.</summary>
internal sealed class NoticeBoard(StoreWriter writer, NoticeWriter notices, SendingClaims claims) : INoticeBoard
{
    private static readonly IReadOnlyList<NoticeKind> AskForWork = TaskNotices.AskingIn(TaskStage.ToBeDone);
    private static readonly IReadOnlyList<NoticeKind> AskForReview = TaskNotices.AskingIn(TaskStage.InReview);

    public Task QueueAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return writer.WriteAsync(context => Queue(context, request), cancellationToken);
    }

    public async Task<IReadOnlyList<DigestContent>> BundleAsync(
        DateOnly day, DateTimeOffset until, DigestRound? round, int most, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(context => Bundle(context, day, until, round, most), cancellationToken)
            .ConfigureAwait(false);
        if (!await writer.WriteAsync(context => claims.TryTake(context, day, most), cancellationToken)
            .ConfigureAwait(false))
        {
            // Whoever asks must not believe that there is nothing left: the other process may end before it is done.
            throw new StoreException(
                $"Another process is sending the messages of {day:yyyy-MM-dd}. Ask again in a few minutes; what it "
                + "does not send by then is given to you.");
        }

        return await writer.ReadAsync(context => Contents(context, day, most), cancellationToken).ConfigureAwait(false);
    }

    public Task NoteAsync(
        IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => Note(context, outcomes, at), cancellationToken);

    public Task<int> CountRefusedAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => context.Messages.Count(m => m.State == MessageState.Refused && m.RefusedAt >= since),
            cancellationToken);

    private bool Queue(StoreContext context, NoticeRequest request)
    {
        if (context.TaskOf(request.TaskId) is not { } task)
        {
            return false;
        }

        notices.Tell(context, task, request.Key, request.Kind, request.To, request.At);
        return true;
    }

    /// <summary>
    /// Gives up to so many people a message; messages of the day that are still to be sent count too, and take in what
    /// came since. Whose message has gone this morning waits for the next one, in nobody's way.
    /// </summary>
    private int Bundle(StoreContext context, DateOnly day, DateTimeOffset until, DigestRound? round, int most)
    {
        SetOvertakenAside(context, until);
        var morning = string.Create(CultureInfo.InvariantCulture, $"digest-{day:yyyy-MM-dd}-");
        var pending = context.Messages.Count(m => m.State == MessageState.Pending && m.On == day);
        var waiting = TurnHasCome(context, context.Notices.Where(n => n.MessageKey == null && n.At <= until), round);

        // A message that has gone, or that another process is sending, takes nothing more: what came since waits for
        // the next morning.
        var free = claims.Free(context);
        var joining = waiting
            .Where(n => free.Any(m => m.Key == morning + n.PersonId))
            .GroupBy(n => n.PersonId)
            .Select(g => new { PersonId = g.Key, Lines = g.Count() })
            .ToDictionary(w => morning + w.PersonId, w => w.Lines);
        var beginning = waiting
            .Where(n => !context.Messages.Any(m => m.Key == morning + n.PersonId))
            .GroupBy(n => n.PersonId)
            .Select(g => new { PersonId = g.Key, Lines = g.Count() })
            .OrderBy(w => w.PersonId)
            .Take(Math.Max(0, most - pending))
            .ToList();
        var joined = joining.Keys.ToList();
        foreach (var message in context.Messages.Where(m => joined.Contains(m.Key)))
        {
            message.Lines += joining[message.Key];
        }

        context.Messages.AddRange(beginning.Select(w =>
            new MessageRow { Key = morning + w.PersonId, PersonId = w.PersonId, On = day, Lines = w.Lines }));
        var keys = joined.Concat(beginning.Select(w => morning + w.PersonId)).ToList();
        waiting
            .Where(n => keys.Contains(morning + n.PersonId))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, n => morning + n.PersonId));
        return keys.Count;
    }

    /// <summary>The notices of people whose hour has come: the earliest of their programmes' hours.</summary>
    private static IQueryable<NoticeRow> TurnHasCome(
        StoreContext context, IQueryable<NoticeRow> notices, DigestRound? round)
    {
        if (round is null)
        {
            return notices;
        }

        var (come, toCome, takesOthers) = round;
        return takesOthers
            ? notices.Where(n =>
                context.Appointments.Any(a => a.PersonId == n.PersonId && !toCome.Contains(a.ProgrammeId))
                || !context.Appointments.Any(a => a.PersonId == n.PersonId))
            : notices.Where(n =>
                context.Appointments.Any(a => a.PersonId == n.PersonId && come.Contains(a.ProgrammeId)));
    }

    /// <summary>
    /// A reminder of what has been handed in meanwhile, or a call to review what has been reviewed, would only confuse.
    /// </summary>
    private static void SetOvertakenAside(StoreContext context, DateTimeOffset until) =>
        context.Notices
            .Where(n => n.MessageKey == null && n.At <= until && context.Tasks.Any(t => t.Id == n.TaskId && (
                (AskForReview.Contains(n.Kind) && !TaskStages.InReview.Contains(t.Status))
                || (AskForWork.Contains(n.Kind) && !TaskStages.ToBeDone.Contains(t.Status)))))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, NoticeRow.Overtaken));

    private IReadOnlyList<DigestContent> Contents(StoreContext context, DateOnly day, int most)
    {
        var messages = claims.Own(context).AsNoTracking()
            .Where(m => m.On == day)
            .OrderBy(m => m.PersonId).Take(most)
            .ToList();
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
                equals new { task.ProgrammeId, Network = task.NetworkCode }
            where TaskStages.ToBeDone.Contains(task.Status)
            select new { appointment.PersonId, Task = task }).ToLookup(t => t.PersonId, t => t.Task);
        var names = context.Programmes.AsNoTracking()
            .Select(p => new { p.ProgrammeId, p.FiscalYear, p.NameTh, p.NameEn, p.KeptAt })
            .AsEnumerable()
            .GroupBy(p => (p.ProgrammeId, p.FiscalYear))
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.KeptAt)!)
            .ToDictionary(p => p.Key, p => new LocalizedText(p.Value.NameTh, p.Value.NameEn));
        return
        [
            .. messages.Select(m => new DigestContent(m.Key, PersonOf(persons[m.PersonId]), day, Lines(
                news[m.Key].OrderBy(n => n.At).ThenBy(n => n.Kind).Select(n => (n.Task, (NoticeKind?)n.Kind)),
                open[m.PersonId],
                names))),
        ];
    }

    /// <summary>One line a task, with the latest news of it if there is any.</summary>
    private static List<DigestLine> Lines(
        IEnumerable<(TaskRow Task, NoticeKind? News)> news,
        IEnumerable<TaskRow> open,
        Dictionary<(string, int), LocalizedText> programmes)
    {
        var lines = open.DistinctBy(t => t.Id).ToDictionary(t => t.Id, t => LineOf(t, null));
        foreach (var (task, kind) in news)
        {
            lines[task.Id] = LineOf(task, kind);
        }

        return [.. lines.Values];

        DigestLine LineOf(TaskRow task, NoticeKind? kind) => new(
            task.Id,
            task.Title,
            task.NetworkName,
            task.DueOn,
            task.Status,
            kind,
            task.ProgrammeId,
            programmes.GetValueOrDefault((task.ProgrammeId, task.FiscalYear))
                ?? new LocalizedText(task.ProgrammeId, task.ProgrammeId));
    }

    private static Person PersonOf(PersonRow row) => new(row.Id, row.Name, row.Email, row.Language);

    private static int Note(StoreContext context, IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset at)
    {
        var noted = outcomes.ToDictionary(o => o.MessageKey);
        var keys = noted.Keys.ToList();
        foreach (var message in context.Messages.Where(m => keys.Contains(m.Key)))
        {
            if (message.State == MessageState.Pending)
            {
                var outcome = noted[message.Key];
                (message.State, message.Subject) = (outcome.State, outcome.Subject);
                message.SentAt = outcome.State == MessageState.Sent ? at : null;
                message.RefusedAt = outcome.State == MessageState.Refused ? at : null;
            }
        }

        return outcomes.Count;
    }
}
