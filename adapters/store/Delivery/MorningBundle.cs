using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>Notices become messages of a morning, one a person, when each is due.</summary>
internal sealed class MorningBundle(StoreContext context, SendingClaims claims, Morning morning, DateTimeOffset at)
{
    private static readonly IReadOnlyList<NoticeKind> AskForWork = TaskNotices.AskingIn(TaskStage.ToBeDone);
    private static readonly IReadOnlyList<NoticeKind> AskForReview = TaskNotices.AskingIn(TaskStage.InReview);

    private readonly string _keys = string.Create(CultureInfo.InvariantCulture, $"digest-{morning.Day:yyyy-MM-dd}-");

    private IQueryable<NoticeRow> UntilNow => context.Notices.Where(n => n.MessageKey == null && n.At <= at);

    /// <summary>
    /// Gives up to so many people a message; messages of the day that are still to be sent count too, and take in what
    /// came since. Whose message has gone this morning waits for the next one, in nobody's way.
    /// </summary>
    /// <returns>When the next of the morning are due, UTC; null when nobody waits for one.</returns>
    public DateTimeOffset? Take(int most)
    {
        SetStaleAside();
        SetAside();
        var keys = Join();
        var pending = SendingClaims.Pending(context).Count(m => m.On == morning.Day);
        var (due, nextAt) = Due();
        foreach (var person in due.Take(Math.Max(0, most - pending)))
        {
            context.Messages.Add(new MessageRow
            {
                Key = _keys + person.Id,
                PersonId = person.Id,
                On = morning.Day,
                Lines = person.Notices,
            });
            keys.Add(_keys + person.Id);
        }

        UntilNow
            .Where(n => keys.Contains(_keys + (string)(object)n.PersonId))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, n => _keys + (string)(object)n.PersonId));
        StopKeys.GiveTo(context.People.Where(p => keys.Contains(_keys + (string)(object)p.Id)));
        return due.Count > Math.Max(0, most - pending) ? at : nextAt;
    }

    /// <summary>
    /// Of an earlier morning nothing goes out any more: what it told may have changed. What it carried waits again, and
    /// is told today if it still holds.
    /// </summary>
    private void SetStaleAside()
    {
        var stale = context.Messages
            .Where(m => m.Kind == MessageKind.Digest && m.On < morning.Day && DeliveryRules.Waiting.Contains(m.State))
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

    /// <summary>
    /// A reminder of what has been handed in meanwhile, or a call to review or answer what has been reviewed or
    /// answered, would only confuse. Somebody without an address, or who wants no mails, gets no message, and nobody
    /// waits for them.
    /// </summary>
    private void SetAside()
    {
        UntilNow
            .Where(n => context.Tasks.Any(t => t.Id == n.TaskId && (
                (n.Kind == NoticeKind.TimeAsked && t.TimeAsked == null)
                || (n.Kind == NoticeKind.WaiverAsked && t.WaiverAsked == null)
                || (AskForReview.Contains(n.Kind) && !TaskStages.InReview.Contains(t.Status))
                || (AskForWork.Contains(n.Kind) && !TaskStages.ToBeDone.Contains(t.Status)))))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, NoticeRow.Overtaken));
        UntilNow
            .Where(n => context.People.Any(p => p.Id == n.PersonId && p.Email == null))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, NoticeRow.Unreachable));
        UntilNow
            .Where(n => context.People.Any(p => p.Id == n.PersonId && p.MailsOff))
            .ExecuteUpdate(u => u.SetProperty(n => n.MessageKey, NoticeRow.Declined));
    }

    /// <summary>
    /// What came since joins the messages that are still to be sent. One that has gone, or that another process is
    /// sending, takes nothing more: what came since waits for the next morning.
    /// </summary>
    private List<string> Join()
    {
        var free = claims.Free(context);
        var joining = UntilNow
            .Where(n => free.Any(m => m.Key == _keys + (string)(object)n.PersonId))
            .GroupBy(n => n.PersonId)
            .Select(g => new { PersonId = g.Key, Notices = g.Count() })
            .ToDictionary(w => _keys + w.PersonId, w => w.Notices);
        var keys = joining.Keys.ToList();
        foreach (var message in context.Messages.Where(m => keys.Contains(m.Key)))
        {
            message.Lines += joining[message.Key];
        }

        return keys;
    }

    /// <summary>Those whose message is due and not there yet, and when the next are.</summary>
    private (List<(PersonId Id, int Notices)> Due, DateTimeOffset? NextAt) Due()
    {
        var waiting = UntilNow
            .Where(n => !context.Messages.Any(m => m.Key == _keys + (string)(object)n.PersonId))
            .GroupBy(n => n.PersonId)
            .Select(g => new { Id = g.Key, Notices = g.Count() })
            .OrderBy(w => w.Id)
            .ToList();
        var ids = UntilNow.Select(n => n.PersonId).Distinct();
        var people = context.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionary(p => p.Id);
        var programmes = context.Appointments.AsNoTracking().Where(a => ids.Contains(a.PersonId))
            .Select(a => new { a.PersonId, a.ProgrammeId }).Distinct().ToLookup(a => a.PersonId, a => a.ProgrammeId);
        var now = TimeOnly.FromTimeSpan(ThaiTime.LocalOf(at).TimeOfDay);
        var due = new List<(PersonId, int)>();
        TimeOnly? next = null;
        foreach (var person in waiting)
        {
            var quiet = people[person.Id].QuietHours;
            var dueAt = morning.DueAt(person.Id, [.. programmes[person.Id]], quiet);
            if (dueAt > now)
            {
                next = next is { } earlier && earlier < dueAt ? next : dueAt;
            }
            else if (!morning.IsSpread || !quiet.IsQuiet(now))
            {
                due.Add((person.Id, person.Notices));
            }
        }

        return (due, next is { } time ? ThaiTime.Moment(morning.Day, time) : null);
    }
}
