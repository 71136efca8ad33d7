using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Adapters.Store.SignIn;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>
/// The ledger. Each message is claimed in a transaction of its own before it is handed over, so that no more can be in
/// doubt after a crash than were under way.
/// </summary>
/// <param name="writer">The store's.</param>
/// <param name="clock">The clock that claims and waits run by.</param>
/// <param name="isShared">Whether other processes send from this store.</param>
internal sealed class DeliveryLedger(StoreWriter writer, TimeProvider clock, bool isShared) : IDeliveryLedger
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // What this process claims bears its name; after a restart nobody has the name any more.
    private readonly string _self = Guid.NewGuid().ToString("N");

    public Task<ChannelStanding> StandingAsync(Channel channel, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => ChannelBook.Standing(context, channel), cancellationToken);

    public Task<MessageState?> BeginAsync(
        OutgoingMessage message, Channel channel, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => Begin(context, message, channel, at), cancellationToken);

    public Task<MessageState> NoteAsync(
        string key,
        SentContent? content,
        CarrierAnswer answer,
        DateTimeOffset at,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(context => Note(context, key, content, answer, at), cancellationToken);

    public async Task<SendingStep> OpenAsync(
        Channel channel, SendingPace pace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(pace);
        if (await writer.ReadAsync(context => Left(context).Any(), cancellationToken).ConfigureAwait(false))
        {
            await writer.WriteAsync(Mend, cancellationToken).ConfigureAwait(false);
        }

        return await writer.ReadAsync(context => Open(context, channel, pace), cancellationToken)
            .ConfigureAwait(false);
    }

    public bool IsOver(SendingStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return clock.GetUtcNow() >= step.Until;
    }

    public Task<int> NoteEventsAsync(IReadOnlyList<CarrierEvent> events, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => ReportedEvents.TakeIn(context, events), cancellationToken);

    private SendingStep Open(StoreContext context, Channel channel, SendingPace pace)
    {
        var now = clock.GetUtcNow();
        var isHeld = ChannelBook.Standing(context, channel).IsHeld;
        var room = int.MaxValue;
        if (channel.LeavesTheMachine && !isHeld)
        {
            var minuteAgo = now - Minute;
            room = Math.Max(0, pace.MessagesAMinute - context.Messages.Count(m =>
                m.Kind == MessageKind.Digest && m.BegunAt > minuteAgo));
        }

        return new SendingStep(isHeld, room, now + SendingPace.StepLasts);
    }

    private MessageState? Begin(StoreContext context, OutgoingMessage message, Channel channel, DateTimeOffset at)
    {
        // What this transaction has written for another sender counts too.
        context.Flush();
        if (context.Messages.Find(message.Key) is not { } row)
        {
            row = new MessageRow
            {
                Key = message.Key,
                PersonId = message.PersonId,
                Kind = message.Kind,
                On = ThaiTime.DayOf(at),
                Lines = 1,
            };
            context.Messages.Add(row);
        }

        // Whether a channel can be opened is found out while it is held.
        if (message.Kind != MessageKind.Test && ChannelBook.Standing(context, channel) is { IsHeld: true } held)
        {
            return Move(row, DeliveryHappening.ChannelHeld, held.Reason);
        }

        if (WhyNot(context, message) is { } reason)
        {
            return Move(row, DeliveryHappening.SetAside, reason);
        }

        if (row.State == MessageState.Sending || row.RetryAt > clock.GetUtcNow())
        {
            return null;
        }

        if (Move(row, DeliveryHappening.Begun, reason: null) == MessageState.Sending)
        {
            (row.SendingBy, row.SendingUntil) = (_self, clock.GetUtcNow() + SendingClaims.Lasts);
            (row.Carrier, row.MayRepeat) = (channel.Name, channel.Deduplicates);
            (row.Attempts, row.RetryAt, row.BegunAt) = (row.Attempts + 1, null, clock.GetUtcNow());
        }

        return row.State;
    }

    /// <summary>Why nothing is ever sent there; null where it may be.</summary>
    private static string? WhyNot(StoreContext context, OutgoingMessage message)
    {
        if (!message.IsAllowed)
        {
            return "The address is in none of the domains that this installation may write to.";
        }

        var hash = HashOf(message.Address);
        return context.SuppressedAddresses.Any(a => a.PersonId == message.PersonId && a.AddressHash == hash)
            ? "A message to this address came back. Correct the address of the person."
            : null;
    }

    private MessageState Note(
        StoreContext context, string key, SentContent? content, CarrierAnswer answer, DateTimeOffset at)
    {
        var row = context.Messages.Find(key) ?? throw new InvalidOperationException(
            $"The message '{key}' was never claimed. Claim it before it is handed over.");
        if (row.State == MessageState.Sending && row.SendingBy != _self)
        {
            // Another process has taken it for left, and sends it itself.
            return row.State;
        }

        var happening = DeliveryRules.Meaning(answer.Verdict, row.Kind, row.Attempts);
        var before = row.State;
        Move(row, happening, answer.Reason);
        if (row.State == before)
        {
            return row.State;
        }

        (row.SendingBy, row.SendingUntil) = (null, null);
        row.CarrierId = answer.CarrierId ?? row.CarrierId;
        row.IsAgain = false;
        Keep(context, row, content, at);
        switch (row.State)
        {
            case MessageState.Accepted or MessageState.Delivered:
                row.SentAt = at;
                break;
            case MessageState.Bounced:
                row.RefusedAt = at;
                ReportedEvents.Suppress(context, row, at);
                break;
            case MessageState.Failed:
                row.RefusedAt = at;
                break;
            case MessageState.Deferred:
                row.RetryAt = clock.GetUtcNow() + DeliveryRules.WaitAfter(row.Attempts, answer.RetryAfter);
                break;
            case MessageState.Held:
                ChannelBook.Hold(context, row.Carrier!, answer.Reason ?? ChannelRules.Refused, at);
                break;
            default:
                break;
        }

        return row.State;
    }

    /// <summary>Keeps what was handed over as it was.</summary>
    private static void Keep(StoreContext context, MessageRow row, SentContent? content, DateTimeOffset at)
    {
        if (content is null)
        {
            return;
        }

        (row.Subject, row.HasOverdue) = (content.Subject, content.HasOverdue);
        if (context.MessageContents.Find(row.Key) is { } kept)
        {
            (kept.Text, kept.At) = (content.Text, at);
        }
        else
        {
            context.MessageContents.Add(new MessageContentRow
            {
                MessageKey = row.Key,
                PersonId = row.PersonId,
                Text = content.Text,
                At = at,
            });
        }
    }

    /// <summary>What processes that ended were handing over.</summary>
    private IQueryable<MessageRow> Left(StoreContext context)
    {
        var now = clock.GetUtcNow();
        return context.Messages.Where(m =>
            m.State == MessageState.Sending && (m.SendingUntil <= now || (!isShared && m.SendingBy != _self)));
    }

    private bool Mend(StoreContext context)
    {
        foreach (var row in Left(context).ToList())
        {
            var happening = row.MayRepeat ? DeliveryHappening.InterruptedHarmlessly : DeliveryHappening.NoAnswer;
            Move(row, happening, "The process ended while it handed the message over.");
            (row.SendingBy, row.SendingUntil) = (null, null);

            // A morning's message goes out again with its morning, or with what has waited since.
            row.IsAgain = row.State == MessageState.Pending;
        }

        return true;
    }

    private static MessageState Move(MessageRow row, DeliveryHappening happening, string? reason)
    {
        if (DeliveryRules.After(row.State, happening) is { } next)
        {
            (row.State, row.Reason) = (next, reason);
        }

        return row.State;
    }

    internal static string HashOf(string? address) => Secrets.HashOf((address ?? string.Empty).ToLowerInvariant());
}
