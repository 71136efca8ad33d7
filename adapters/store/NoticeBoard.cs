using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>Notices, and the messages of a morning that carry them.</summary>
internal sealed class NoticeBoard(StoreWriter writer, NoticeWriter notices, SendingClaims claims) : INoticeBoard
{
    private static readonly IReadOnlyList<MessageState> Waits =
        [MessageState.Pending, MessageState.Held, MessageState.Deferred];
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

        return await writer.ReadAsync(
            context => Contents(
                context,
                day,
                [.. claims.Own(context).AsNoTracking().Where(m => m.On == day).OrderBy(m => m.PersonId).Take(most)]),
            cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<DigestContent>> WaitingAsync(
        DateOnly day, DateTimeOffset at, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => Contents(
                context,
                day,
                [
                    .. context.Messages.AsNoTracking()
                        .Where(m => m.Kind == MessageKind.Digest && m.On == day
                            && ((m.State == MessageState.Deferred && (m.RetryAt == null || m.RetryAt <= at))
                                || m.State == MessageState.Held
                                || (m.State == MessageState.Pending && m.IsAgain)))
                        .OrderBy(m => m.PersonId).Take(most),
                ]),
            cancellationToken);

    public Task<int> CountRefusedAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => context.Messages.Count(m =>
                (m.State == MessageState.Bounced || m.State == MessageState.Failed) && m.RefusedAt >= since),
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
        SetStaleAside(context, day);
        SetOvertakenAside(context, until);
        SetUnreachableAside(context, until);
        var morning = string.Create(CultureInfo.InvariantCulture, $"digest-{day:yyyy-MM-dd}-");
        var pending = SendingClaims.Pending(context).Count(m => m.On == day);
        var waiting = TurnHasCome(context, context.Notices.Where(n => n.MessageKey == null && n.At <= until), round);

        // A message that has gone, or that another process is sending, takes nothing more: what came since waits for
        // the next morning.
        var free = claims.Free(context);
        var joining = waiting
            .Where(n => free.Any(m => m.Key == morning + (string)(object)n.PersonId))
            .GroupBy(n => n.PersonId)
            .Select(g => new { PersonId = g.Key, Lines = g.Count() })
            .ToDictionary(w => morning + w.PersonId, w => w.Lines);
        var beginning = waiting
            .Where(n => !context.Messages.Any(m => m.Key == morning + (string)(object)n.PersonId))
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
            .Where(n => keys.Contains(morning + (string)(object)n.PersonId))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, n => morning + (string)(object)n.PersonId));
        return keys.Count;
    }

    /// <summary>
    /// Of an earlier morning nothing goes out any more: what it told may have changed. What it carried waits again, and
    /// is told today if it still holds.
    /// </summary>
    private static void SetStaleAside(StoreContext context, DateOnly day)
    {
        var stale = context.Messages
            .Where(m => m.Kind == MessageKind.Digest && m.On < day && Waits.Contains(m.State))
            .ToList();
        foreach (var message in stale)
        {
            (message.State, message.Reason) = (
                DeliveryRules.After(message.State, DeliveryHappening.SetAside) ?? message.State,
                "It was of an earlier day and no longer true.");
        }

        var keys = stale.ConvertAll(m => m.Key);
        context.Notices.Where(n => keys.Contains(n.MessageKey!))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, (string?)null));
        context.Flush();
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
    /// A reminder of what has been handed in meanwhile, or a call to review or answer what has been reviewed or
    /// answered, would only confuse.
    /// </summary>
    private static void SetOvertakenAside(StoreContext context, DateTimeOffset until) =>
        context.Notices
            .Where(n => n.MessageKey == null && n.At <= until && context.Tasks.Any(t => t.Id == n.TaskId && (
                (n.Kind == NoticeKind.TimeAsked && t.TimeAsked == null)
                || (n.Kind == NoticeKind.WaiverAsked && t.WaiverAsked == null)
                || (AskForReview.Contains(n.Kind) && !TaskStages.InReview.Contains(t.Status))
                || (AskForWork.Contains(n.Kind) && !TaskStages.ToBeDone.Contains(t.Status)))))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, NoticeRow.Overtaken));

    /// <summary>Somebody without an address gets no message, and nobody waits for them.</summary>
    private static void SetUnreachableAside(StoreContext context, DateTimeOffset until) =>
        context.Notices
            .Where(n => n.MessageKey == null && n.At <= until
                && context.People.Any(p => p.Id == n.PersonId && p.Email == null))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, NoticeRow.Unreachable));

    private static IReadOnlyList<DigestContent> Contents(
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
            if (!kind.OnlyReminds() || lines.GetValueOrDefault(task.Id).News?.OnlyReminds() is not false)
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
