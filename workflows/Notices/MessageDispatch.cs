namespace ProgramFlows.Workflows.Notices;

/// <summary>The one way by which messages leave: claimed in the ledger, handed over, and noted.</summary>
/// <param name="carrier">The channel's carrier.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="site">Where the links lead.</param>
/// <param name="allowed">Which addresses may be written to.</param>
/// <param name="pace">How fast messages that can wait go out.</param>
public sealed class MessageDispatch(
    IMessageCarrier carrier, IDeliveryLedger ledger, SiteAddress site, AllowedDomains allowed, SendingPace pace)
{
    private readonly Channel _channel = Channel.Of(carrier, site);

    /// <summary>Opens a step of sending, see <see cref="IDeliveryLedger.OpenAsync"/>.</summary>
    public Task<SendingStep> OpenAsync(CancellationToken cancellationToken) =>
        ledger.OpenAsync(_channel, pace, cancellationToken);

    /// <summary>Whether a step's time is up.</summary>
    public bool IsOver(SendingStep step) => ledger.IsOver(step);

    /// <summary>
    /// Sends a message if it may go now, and says where it stands; null when another process has it or its time has
    /// yet to come.
    /// </summary>
    /// <exception cref="OperationCanceledException">Stopped before anything was handed over.</exception>
    public async Task<MessageState?> SendAsync(
        ComposedMessage message, MessageKind kind, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        var outgoing = new OutgoingMessage(
            message.Key, message.To.Id, kind, message.To.Email, allowed.Allow(message.To.Email));
        var begun = await ledger.BeginAsync(outgoing, _channel, at, cancellationToken);
        return begun == MessageState.Sending ? await HandOverAsync(message, kind, at, cancellationToken) : begun;
    }

    private async Task<MessageState> HandOverAsync(
        ComposedMessage message, MessageKind kind, DateTimeOffset at, CancellationToken cancellationToken)
    {
        CarrierAnswer answer;
        OperationCanceledException? stopped = null;
        try
        {
            answer = await carrier.SendAsync(message, cancellationToken);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            stopped = e;
            answer = new CarrierAnswer(CarrierVerdict.Deferred, RetryAfter: TimeSpan.Zero, Reason: "Stopped.");
        }
#pragma warning disable CA1031 // Whatever a carrier throws, the message may have gone.
        catch (Exception e)
#pragma warning restore CA1031
        {
            answer = new CarrierAnswer(CarrierVerdict.Unknown, Reason: $"The carrier failed with {e.GetType().Name}.");
        }

        // Noted whatever happens: only a process that ends leaves a message under way.
        var content = LeavesContent(kind)
            ? new SentContent(message.Subject, message.Text, message.HasOverdue)
            : null;
        var state = await ledger.NoteAsync(message.Key, content, answer, at, CancellationToken.None);
        return stopped is null ? state : throw stopped;
    }

    private static bool LeavesContent(MessageKind kind) => kind switch
    {
        MessageKind.Digest or MessageKind.RedRisk or MessageKind.Test => true,
        MessageKind.SignInCode or MessageKind.AccountLetter => false,
    };
}
