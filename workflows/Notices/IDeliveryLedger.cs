namespace ProgramFlows.Workflows.Notices;

/// <summary>The ledger of all messages: one is claimed in it before it is handed to a carrier.</summary>
public interface IDeliveryLedger
{
    /// <summary>How a channel stands.</summary>
    Task<ChannelStanding> StandingAsync(Channel channel, CancellationToken cancellationToken);

    /// <summary>
    /// Claims a message, so that whatever happens from now on it is known to have been under way. Codes and letters are
    /// entered by this; anything else must stand there.
    /// </summary>
    /// <returns>
    /// <see cref="MessageState.Sending"/> when it is the caller's to hand over now; where it stands when it is held,
    /// set aside or settled; null when another process has it or its time has yet to come.
    /// </returns>
    Task<MessageState?> BeginAsync(
        OutgoingMessage message, Channel channel, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes what the carrier answered to a message that was claimed.</summary>
    /// <param name="key">Which.</param>
    /// <param name="content">What it says; null of what leaves no content.</param>
    /// <param name="answer">The carrier's.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Where the message stands now.</returns>
    Task<MessageState> NoteAsync(
        string key, SentContent? content, CarrierAnswer answer, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a step of sending. First it sees to what processes that ended were handing over: it becomes unknown, or
    /// with a channel that delivers the same key once, is to be sent.
    /// </summary>
    Task<SendingStep> OpenAsync(Channel channel, SendingPace pace, CancellationToken cancellationToken);

    /// <summary>Whether a step's time is up.</summary>
    bool IsOver(SendingStep step);

    /// <summary>
    /// Takes in what a carrier reports of messages that it had taken on. The same report again, and one of a message
    /// that nobody knows, change nothing.
    /// </summary>
    /// <returns>How many messages moved.</returns>
    Task<int> NoteEventsAsync(IReadOnlyList<CarrierEvent> events, CancellationToken cancellationToken);
}
