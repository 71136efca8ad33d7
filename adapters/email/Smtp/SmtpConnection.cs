using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ProgramFlows.Adapters.Email.Smtp;

/// <summary>
/// A connection to the server. Once the first piece of a message is handed over nothing stops it any more, since what
/// was handed over in part may have arrived.
/// </summary>
internal sealed class SmtpConnection : SmtpClient, ITransferProgress
{
    private PointOfNoReturn _point = new();
    private SmtpStep _step = SmtpStep.Reaching;

    /// <summary>How far the message under way has come.</summary>
    public SmtpStep Step => _point.IsPassed ? SmtpStep.HandingOver
        : _step == SmtpStep.Reaching && Capabilities.HasFlag(SmtpCapabilities.StartTLS) ? SmtpStep.Securing
        : _step;

    /// <summary>Makes ready for another message.</summary>
    /// <returns>Where it can no longer be stopped.</returns>
    public PointOfNoReturn BeginAnother() => _point = new PointOfNoReturn();

    /// <summary>Connects, and signs in where an account is given.</summary>
    public async Task OpenAsync(SmtpOptions options, CancellationToken stop)
    {
        _step = SmtpStep.Reaching;
        var socket = await ReachAsync(options, stop).ConfigureAwait(false);
        await ConnectAsync(socket, options.Host, options.Port, SecurityOf(options.Security), stop)
            .ConfigureAwait(false);
        if (options.User is { } user)
        {
            _step = SmtpStep.SigningIn;
            await AuthenticateAsync(user, options.Password!, stop).ConfigureAwait(false);
        }

        // Else a name of Thai letters would go out as letters, and the servers after this one may not know them.
        Capabilities &= ~SmtpCapabilities.UTF8;
        _step = SmtpStep.Addressing;
    }

    /// <summary>Sends a message to one recipient.</summary>
    /// <returns>The server's last word.</returns>
    public Task<string> SendAsync(
        MimeMessage mail, string from, string to, FormatOptions format, CancellationToken stop)
    {
        _step = SmtpStep.Addressing;
        return SendAsync(format, mail, new MailboxAddress(null, from), [new MailboxAddress(null, to)], stop, this);
    }

    // A message leaves in several pieces: the last must not wait until the server has said that it has the one before.
    private static async Task<Socket> ReachAsync(SmtpOptions options, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, stop).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The first piece is a header's line, which MailKit reports when it lies in its buffer: before anything has left.
    void ITransferProgress.Report(long bytesTransferred, long totalSize) => _point.Pass();

    void ITransferProgress.Report(long bytesTransferred) => _point.Pass();

    private static SecureSocketOptions SecurityOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
    };
}
