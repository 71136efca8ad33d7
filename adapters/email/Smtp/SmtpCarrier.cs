using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using MimeKit;
using ProgramFlows.Adapters.Email.Mime;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Email.Smtp;

/// <summary>
/// Sends messages by an SMTP server, one after the other over one connection. A server knows no idempotency key, so
/// what it may have without having said so is unknown, and never sent again by itself.
/// </summary>
internal sealed class SmtpCarrier : IMessageCarrier, IDisposable
{
    // Servers close what is quiet for long; a new connection is cheaper than a message that is lost in an old one.
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(20);

    private readonly SmtpOptions _options;
    private readonly MailWriter _writer;
    private readonly SemaphoreSlim _one = new(1);
    private SmtpConnection? _connection;
    private long _usedAt;

    public SmtpCarrier(SmtpOptions options)
    {
        options.Validate();
        (_options, _writer) = (options, new MailWriter(options.FromName, options.FromAddress));
    }

    public string Name => "smtp";

    public bool LeavesTheMachine => true;

    public bool Deduplicates => false;

    public async Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (EmailAddress.Read(message.To.Email) is not { } address)
        {
            return new CarrierAnswer(
                CarrierVerdict.Bounced,
                Reason: $"The address of person '{message.To.Id}' is not valid. Correct it in the roster and import it "
                    + "again.");
        }

        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var mail = _writer.Write(message, address.OnTheWire);
            return await HandOverAsync(mail, address.OnTheWire, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        Close();
        _one.Dispose();
    }

    private async Task<CarrierAnswer> HandOverAsync(
        MimeMessage mail, string address, CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource(_options.Timeout, _options.Clock);
        while (true)
        {
            var connection = Ready();
            var isUsed = connection.IsConnected;
            await using var caller = cancellationToken.Register(() =>
            {
                if (connection.TryStop())
                {
                    stop.Cancel();
                }
            }).ConfigureAwait(false);
            try
            {
                return await SendAsync(connection, mail, address, stop.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever fails, what became of the message must be known.
            catch (Exception e)
#pragma warning restore CA1031
            {
                var isOver = SmtpAnswers.EndsConnection(e);
                if (isOver)
                {
                    Close();
                }

                if (connection.IsStopped)
                {
                    throw new OperationCanceledException(cancellationToken);
                }

                // A server may close what was quiet just when it is used again: nothing was handed over.
                if (!(isUsed && isOver && !connection.HasBegun) || stop.IsCancellationRequested)
                {
                    return SmtpAnswers.Of(e, connection.HasBegun);
                }
            }
            finally
            {
                _usedAt = _options.Clock.GetTimestamp();
            }
        }
    }

    private async Task<CarrierAnswer> SendAsync(
        SmtpConnection connection, MimeMessage mail, string address, CancellationToken stop)
    {
        await OpenAsync(connection, stop).ConfigureAwait(false);
        if (await IsTooLargeAsync(connection, mail, stop).ConfigureAwait(false))
        {
            return new CarrierAnswer(
                CarrierVerdict.Failed,
                Reason: $"The message is larger than the {connection.MaxSize} bytes that the SMTP server takes.");
        }

        return SmtpAnswers.Accepted(await connection.SendAsync(
            MailWriter.Format,
            mail,
            new MailboxAddress(null, _writer.From),
            [new MailboxAddress(null, address)],
            stop).ConfigureAwait(false));
    }

    private SmtpConnection Ready()
    {
        if (_connection is { } old && (!old.IsConnected || _options.Clock.GetElapsedTime(_usedAt) > LongestQuiet))
        {
            Close();
        }

        _connection ??= NewConnection();
        _connection.BeginAnother();
        return _connection;
    }

    private SmtpConnection NewConnection()
    {
        var connection = new SmtpConnection { Timeout = (int)_options.Timeout.TotalMilliseconds };
        if (_options.Authority is not null)
        {
            connection.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
                IsVouchedFor(certificate as X509Certificate2, errors);
        }

        return connection;
    }

    private async Task OpenAsync(SmtpConnection connection, CancellationToken stop)
    {
        if (connection.IsConnected)
        {
            return;
        }

        var security = _options.Security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.None => SecureSocketOptions.None,
        };
        await connection.ConnectAsync(_options.Host, _options.Port, security, stop).ConfigureAwait(false);
        if (_options.User is { } user)
        {
            await connection.AuthenticateAsync(user, _options.Password!, stop).ConfigureAwait(false);
        }
    }

    private static async Task<bool> IsTooLargeAsync(SmtpConnection connection, MimeMessage mail, CancellationToken stop)
    {
        if (connection.MaxSize == 0)
        {
            return false;
        }

        using var measured = new MimeKit.IO.MeasuringStream();
        await mail.WriteToAsync(MailWriter.Format, measured, stop).ConfigureAwait(false);
        return measured.Length > connection.MaxSize;
    }

    private bool IsVouchedFor(X509Certificate2? certificate, SslPolicyErrors errors)
    {
        if (certificate is null
            || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_options.Authority!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
