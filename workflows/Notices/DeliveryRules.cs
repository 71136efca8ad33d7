namespace ProgramFlows.Workflows.Notices;

/// <summary>How a message moves through the ledger. Pure.</summary>
public static class DeliveryRules
{
    private const int MostAttempts = 12;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>The states of what has yet to go out.</summary>
    public static IReadOnlyList<MessageState> Waiting { get; } =
        [MessageState.Pending, MessageState.Held, MessageState.Deferred];

    /// <summary>Where a message stands after something has happened; null where that changes nothing.</summary>
    public static MessageState? After(MessageState state, DeliveryHappening happening) => (happening, state) switch
    {
        (DeliveryHappening.Begun, MessageState.Pending or MessageState.Held or MessageState.Deferred) =>
            MessageState.Sending,
        (DeliveryHappening.Begun, MessageState.Sending or MessageState.Accepted or MessageState.Delivered
            or MessageState.Bounced or MessageState.Failed or MessageState.Suppressed or MessageState.Unknown) => null,

        (DeliveryHappening.Accepted, MessageState.Sending or MessageState.Unknown) => MessageState.Accepted,
        (DeliveryHappening.Accepted, MessageState.Pending or MessageState.Held or MessageState.Accepted
            or MessageState.Delivered or MessageState.Deferred or MessageState.Bounced or MessageState.Failed
            or MessageState.Suppressed) => null,

        // A report of the carrier may come before its answer, and after we have given it up for unknown.
        (DeliveryHappening.Delivered, MessageState.Sending or MessageState.Accepted or MessageState.Unknown) =>
            MessageState.Delivered,
        (DeliveryHappening.Delivered, MessageState.Pending or MessageState.Held or MessageState.Delivered
            or MessageState.Deferred or MessageState.Bounced or MessageState.Failed or MessageState.Suppressed) => null,

        (DeliveryHappening.PutOff, MessageState.Sending) => MessageState.Deferred,
        (DeliveryHappening.PutOff, MessageState.Pending or MessageState.Held or MessageState.Accepted
            or MessageState.Delivered or MessageState.Deferred or MessageState.Bounced or MessageState.Failed
            or MessageState.Suppressed or MessageState.Unknown) => null,

        // What was delivered may still come back: some servers take a message first and look afterwards.
        (DeliveryHappening.Bounced, MessageState.Sending or MessageState.Accepted or MessageState.Delivered
            or MessageState.Unknown) => MessageState.Bounced,
        (DeliveryHappening.Bounced, MessageState.Pending or MessageState.Held or MessageState.Deferred
            or MessageState.Bounced or MessageState.Failed or MessageState.Suppressed) => null,

        (DeliveryHappening.Refused, MessageState.Sending or MessageState.Accepted or MessageState.Unknown) =>
            MessageState.Failed,
        (DeliveryHappening.Refused, MessageState.Pending or MessageState.Held or MessageState.Delivered
            or MessageState.Deferred or MessageState.Bounced or MessageState.Failed or MessageState.Suppressed) => null,

        (DeliveryHappening.ChannelHeld, MessageState.Pending or MessageState.Sending or MessageState.Deferred) =>
            MessageState.Held,
        (DeliveryHappening.ChannelHeld, MessageState.Held or MessageState.Accepted or MessageState.Delivered
            or MessageState.Bounced or MessageState.Failed or MessageState.Suppressed or MessageState.Unknown) => null,

        (DeliveryHappening.NoAnswer, MessageState.Sending) => MessageState.Unknown,
        (DeliveryHappening.NoAnswer, MessageState.Pending or MessageState.Held or MessageState.Accepted
            or MessageState.Delivered or MessageState.Deferred or MessageState.Bounced or MessageState.Failed
            or MessageState.Suppressed or MessageState.Unknown) => null,

        (DeliveryHappening.InterruptedHarmlessly, MessageState.Sending) => MessageState.Pending,
        (DeliveryHappening.InterruptedHarmlessly, MessageState.Pending or MessageState.Held or MessageState.Accepted
            or MessageState.Delivered or MessageState.Deferred or MessageState.Bounced or MessageState.Failed
            or MessageState.Suppressed or MessageState.Unknown) => null,

        (DeliveryHappening.SetAside, MessageState.Pending or MessageState.Held or MessageState.Deferred) =>
            MessageState.Suppressed,
        (DeliveryHappening.SetAside, MessageState.Sending or MessageState.Accepted or MessageState.Delivered
            or MessageState.Bounced or MessageState.Failed or MessageState.Suppressed or MessageState.Unknown) => null,

        (DeliveryHappening.SentAgain, MessageState.Unknown or MessageState.Failed or MessageState.Bounced) =>
            MessageState.Pending,
        (DeliveryHappening.SentAgain, MessageState.Pending or MessageState.Held or MessageState.Sending
            or MessageState.Accepted or MessageState.Delivered or MessageState.Deferred or MessageState.Suppressed) =>
            null,
    };

    /// <summary>What an answer of a carrier means for a message.</summary>
    /// <param name="verdict">The carrier's.</param>
    /// <param name="kind">What the message is.</param>
    /// <param name="attempts">How often it has been handed over, this time included.</param>
    public static DeliveryHappening Meaning(CarrierVerdict verdict, MessageKind kind, int attempts) => verdict switch
    {
        CarrierVerdict.Accepted => DeliveryHappening.Accepted,
        CarrierVerdict.Delivered => DeliveryHappening.Delivered,
        CarrierVerdict.Deferred => attempts < MostAttemptsOf(kind)
            ? DeliveryHappening.PutOff
            : DeliveryHappening.Refused,
        CarrierVerdict.Bounced => DeliveryHappening.Bounced,
        CarrierVerdict.Failed => DeliveryHappening.Refused,

        // A test holds nothing: it tells whoever asked for it.
        CarrierVerdict.ChannelRefused => kind == MessageKind.Test
            ? DeliveryHappening.Refused
            : DeliveryHappening.ChannelHeld,
        CarrierVerdict.Unknown => DeliveryHappening.NoAnswer,
    };

    /// <summary>How long a message that was put off waits: as asked, else ever longer up to an hour.</summary>
    public static TimeSpan WaitAfter(int attempts, TimeSpan? retryAfter)
    {
        var wait = retryAfter ?? FirstWait * Math.Pow(2, Math.Min(attempts - 1, MostAttempts));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }

    // A code is not sent again: a new one is made, which the old one must not overtake. A test is made anew, too.
    private static int MostAttemptsOf(MessageKind kind) => kind switch
    {
        MessageKind.SignInCode or MessageKind.Test => 1,
        MessageKind.Digest or MessageKind.RedRisk or MessageKind.AccountLetter => MostAttempts,
    };
}
