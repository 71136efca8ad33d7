using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>What became of messages. Whose are seen, and what of them, is said by AccessRules.</summary>
internal sealed class MessageReader(StoreWriter writer) : IMessageReader
{
    // The ledger grows by thousands a day, and most look at the newest: days are asked for as few as will do.
    private static readonly int[] DaysBack = [10, 100];

    private static readonly DateTimeOffset Never = DateTimeOffset.MinValue;

    public Task<MessageLog?> LogAsync(
        Viewer viewer,
        MessageFilter filter,
        MessagePlace? after,
        int most,
        DateOnly today,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return writer.ReadAsync(
            context => AccessRules.CheckMessages(viewer) is null
                ? Log(context, viewer, filter, after, most, today)
                : null,
            cancellationToken);
    }

    public Task<MessageSight> FindAsync(
        Viewer viewer, string key, DateOnly today, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => Find(context, viewer, key, today), cancellationToken);

    private static MessageLog Log(
        StoreContext context, Viewer viewer, MessageFilter filter, MessagePlace? after, int most, DateOnly today)
    {
        var readers = new Addressees(context, viewer);
        var seen = readers.Seen();
        var wanted = Wanted(
            context,
            MessageGroups.StatesOf(filter.Group),
            filter.Kind,
            filter.Words?.Trim() is { Length: > 0 } words ? readers.Meant(words) : seen);
        var page = Newest(wanted, after, most + 1, today);
        var shown = page.Take(most).ToList();
        var ids = shown.ConvertAll(m => m.PersonId);
        var people = context.People.AsNoTracking().Where(p => ids.Contains(p.Id)).AsEnumerable()
            .ToDictionary(p => p.Id, readers.Of);
        return new MessageLog(
            Today(Wanted(context, MessageGroups.StatesOf(null), kind: null, seen), today),
            wanted.Count(),
            [.. shown.Select(m => LoggedOf(m, people[m.PersonId]))],
            page.Count > most ? PlaceOf(shown[^1]) : null);
    }

    private static IQueryable<MessageRow> Wanted(
        StoreContext context, IReadOnlyList<MessageState> states, MessageKind? kind, IReadOnlyList<PersonId>? people)
    {
        // All states are named too: messages are found by state and day, and not by day alone.
        var messages = context.Messages.AsNoTracking().Where(m => states.Contains(m.State));
        messages = people is null ? messages : messages.Where(m => people.Contains(m.PersonId));

        // Those about red risks are few, and have an index of their own.
        return kind is null ? messages
            : kind == MessageKind.RedRisk ? messages.Where(m => m.RedRisk != null)
            : messages.Where(m => m.Kind == kind);
    }

    private static Dictionary<MessageGroup, int> Today(IQueryable<MessageRow> messages, DateOnly today) =>
        messages.Where(m => m.On == today)
            .GroupBy(m => m.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .AsEnumerable()
            .GroupBy(s => MessageGroups.Of(s.State))
            .ToDictionary(g => g.Key, g => g.Sum(s => s.Count));

    private static List<MessageRow> Newest(
        IQueryable<MessageRow> messages, MessagePlace? after, int most, DateOnly today)
    {
        if (after is { On: var on, At: var at, Key: var key })
        {
            messages = messages.Where(m => m.On < on || (m.On == on && (
                (m.SentAt ?? m.BegunAt ?? Never) < at
                || ((m.SentAt ?? m.BegunAt ?? Never) == at && string.Compare(m.Key, key) < 0))));
        }

        var ordered = messages.OrderByDescending(m => m.On)
            .ThenByDescending(m => m.SentAt ?? m.BegunAt ?? Never)
            .ThenByDescending(m => m.Key);
        foreach (var days in DaysBack)
        {
            var from = (after?.On ?? today).AddDays(-days);
            if (ordered.Where(m => m.On >= from).Take(most).ToList() is var found && found.Count == most)
            {
                return found;
            }
        }

        return [.. ordered.Take(most)];
    }

    private static MessageSight Find(StoreContext context, Viewer viewer, string key, DateOnly today)
    {
        if (context.Messages.AsNoTracking().FirstOrDefault(m => m.Key == key) is not { } message
            || context.People.AsNoTracking().FirstOrDefault(p => p.Id == message.PersonId) is not { } person)
        {
            return new MessageSight(Exists: false, Story: null);
        }

        var readers = new Addressees(context, viewer, person.Id);
        return new MessageSight(
            Exists: true, readers.IsSeen(person.Id) ? StoryOf(context, viewer, readers, message, person, today) : null);
    }

    private static MessageStory StoryOf(
        StoreContext context, Viewer viewer, Addressees readers, MessageRow message, PersonRow person, DateOnly today)
    {
        var (kept, text) = TextOf(context, message, person, readers.IsKnown(person.Id));
        return new MessageStory(
            LoggedOf(message, readers.Of(person)),
            message.Attempts,
            message.BegunAt,
            message.RefusedAt,
            message.Carrier,
            AccessRules.Check(viewer, Permission.Appoint) is null ? message.Reason : null,
            message.IsAgain,
            message.MaybeSecond,
            kept,
            text,
            SendAgainRules.Decide(MessageDesk.Before(context, message, person), today));
    }

    private static (KeptText Kept, string? Text) TextOf(
        StoreContext context, MessageRow message, PersonRow person, bool isKnown) => message.Kind switch
        {
            MessageKind.SignInCode or MessageKind.AccountLetter => (KeptText.Never, null),
            MessageKind.Digest or MessageKind.RedRisk or MessageKind.Test when !isKnown => (KeptText.ForOthers, null),
            MessageKind.Digest or MessageKind.RedRisk or MessageKind.Test =>
                context.MessageContents.AsNoTracking().FirstOrDefault(c => c.MessageKey == message.Key) is { } content
                    ? (KeptText.There, WithoutKey(content.Text, person))
                    : (KeptText.Gone, null),
        };

    // Whoever has the address that stops somebody's mails could stop them.
    private static string WithoutKey(string text, PersonRow person) =>
        person.UnsubscribeKey is { Length: > 0 } key ? text.Replace(key, "…", StringComparison.Ordinal) : text;

    private static LoggedMessage LoggedOf(MessageRow message, Addressee to) => new(
        message.Key, message.Kind, message.State, message.On, message.Subject, message.SentAt, message.RetryAt, to);

    private static MessagePlace PlaceOf(MessageRow message) =>
        new(message.On, message.SentAt ?? message.BegunAt ?? Never, message.Key);
}
