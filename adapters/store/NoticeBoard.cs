using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Adapters.Store;

/// <summary>Notices, and the ledger of the messages that carry them.</summary>
internal sealed class NoticeBoard(StoreWriter writer, Recipients recipients) : INoticeBoard
{
    public Task QueueAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return writer.WriteAsync(context => Queue(context, request), cancellationToken);
    }

    public async Task<IReadOnlyList<DigestContent>> BundleAsync(
        DateOnly day, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(context => Bundle(context, day, until, most), cancellationToken).ConfigureAwait(false);
        return await writer.ReadAsync(context => Contents(context, day, most), cancellationToken).ConfigureAwait(false);
    }

    public Task NoteAsync(
        IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => Note(context, outcomes, at), cancellationToken);

    private bool Queue(StoreContext context, NoticeRequest request)
    {
        if (context.Tasks.Find(request.TaskId) is not { } task)
        {
            return false;
        }

        recipients.Tell(context, task, request.Key, request.Kind, request.To, request.At);
        return true;
    }

    /// <summary>
    /// Gives up to so many people a message; messages of the day that are still to be sent count too, and take in what
    /// came since. Whose message has gone this morning waits for the next one, in nobody's way.
    /// </summary>
    private static int Bundle(StoreContext context, DateOnly day, DateTimeOffset until, int most)
    {
        var morning = string.Create(CultureInfo.InvariantCulture, $"digest-{day:yyyy-MM-dd}-");
        var pending = context.Messages.Count(m => m.State == MessageState.Pending && m.On == day);
        var waiting = context.Notices.Where(n => n.MessageKey == null && n.At <= until);
        var everybody = waiting.Select(n => n.PersonId).Distinct();
        List<string> people =
        [
            .. everybody.Where(
                p => context.Messages.Any(m => m.Key == morning + p && m.State == MessageState.Pending)),
            .. everybody.Where(p => !context.Messages.Any(m => m.Key == morning + p))
                .OrderBy(p => p)
                .Take(Math.Max(0, most - pending)),
        ];

        // What another bundling of this transaction took is taken, though no query can see it yet.
        var theirs = waiting.Where(n => people.Contains(n.PersonId))
            .AsEnumerable()
            .Where(n => n.MessageKey is null)
            .GroupBy(n => n.PersonId);
        foreach (var notices in theirs)
        {
            Bundle(context, day, $"{morning}{notices.Key}", notices.Key, [.. notices]);
        }

        return people.Count;
    }

    private static void Bundle(
        StoreContext context, DateOnly day, string key, string person, IReadOnlyList<NoticeRow> notices)
    {
        var message = context.Messages.Find(key);
        if (message is { State: not MessageState.Pending })
        {
            return;
        }

        message ??= context.Messages.Add(new MessageRow { Key = key, PersonId = person, On = day }).Entity;
        message.Lines += notices.Count;
        foreach (var notice in notices)
        {
            notice.MessageKey = key;
        }
    }

    private static IReadOnlyList<DigestContent> Contents(StoreContext context, DateOnly day, int most)
    {
        var messages = context.Messages.AsNoTracking()
            .Where(m => m.State == MessageState.Pending && m.On == day)
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
            join task in context.Tasks.AsNoTracking() on appointment.Scope equals task.NetworkCode
            where task.Status == WorkTaskStatus.Open || task.Status == WorkTaskStatus.Returned
            select new { appointment.PersonId, Task = task }).ToLookup(t => t.PersonId, t => t.Task);
        return
        [
            .. messages.Select(m => new DigestContent(m.Key, PersonOf(persons[m.PersonId]), day, Lines(
                news[m.Key].OrderBy(n => n.At).Select(n => (n.Task, (NoticeKind?)n.Kind)),
                open[m.PersonId]))),
        ];
    }

    /// <summary>One line a task, with the latest news of it if there is any.</summary>
    private static List<DigestLine> Lines(IEnumerable<(TaskRow Task, NoticeKind? News)> news, IEnumerable<TaskRow> open)
    {
        var lines = open.ToDictionary(t => t.Id, t => LineOf(t, null));
        foreach (var (task, kind) in news)
        {
            lines[task.Id] = LineOf(task, kind);
        }

        return [.. lines.Values];
    }

    private static DigestLine LineOf(TaskRow task, NoticeKind? news) =>
        new(task.Id, task.Title, task.NetworkName, task.DueOn, task.Status, news);

    private static Person PersonOf(PersonRow row) => new(row.Id, row.Name, row.Email, row.Language);

    private static int Note(StoreContext context, IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset at)
    {
        foreach (var (key, messageState, subject) in outcomes)
        {
            if (context.Messages.Find(key) is { State: MessageState.Pending } message)
            {
                (message.State, message.Subject) = (messageState, subject);
                message.SentAt = messageState == MessageState.Sent ? at : null;
            }
        }

        return outcomes.Count;
    }
}
