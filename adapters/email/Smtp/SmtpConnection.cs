using MailKit.Net.Smtp;
using MimeKit;

namespace ProgramFlows.Adapters.Email.Smtp;

/// <summary>
/// A connection to the server. Once a recipient is accepted the message's data may be on its way: from then on nothing
/// stops it, since what was handed over in part may have arrived.
/// </summary>
internal sealed class SmtpConnection : SmtpClient
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Stopped = 2;

    private int _stage = Waiting;

    /// <summary>Whether something of the message under way may have arrived.</summary>
    public bool HasBegun => Volatile.Read(ref _stage) == Begun;

    /// <summary>Whether it was stopped before.</summary>
    public bool IsStopped => Volatile.Read(ref _stage) == Stopped;

    /// <summary>Makes ready for another message.</summary>
    public void BeginAnother() => Volatile.Write(ref _stage, Waiting);

    /// <summary>Stops it, unless something may have arrived already.</summary>
    public bool TryStop() => Interlocked.CompareExchange(ref _stage, Stopped, Waiting) == Waiting;

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if (Interlocked.CompareExchange(ref _stage, Begun, Waiting) == Stopped)
        {
            throw new OperationCanceledException("The message was stopped before it was handed over.");
        }

        base.OnRecipientAccepted(message, mailbox, response);
    }
}
