using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using ProgramFlows.Adapters.Email.Mime;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Email.Smtp;

/// <summary>
/// Sends messages by an SMTP server, one after the other over one connection. A server knows no idempotency key, so
/// what it may have without having said so is unknown, and never sent again by itself.
/// </summary>
internal sealed class SmtpCarrier : IMessageCarrier, IAsyncDisposable, IDisposable
{
    // Servers close what is quiet for long; a new connection is cheaper than a message that is lost in an old one.
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    private readonly SmtpOptions _options;
    private readonly MailWriter _writer;
    private readonly SemaphoreSlim _one = new(1);
    private SmtpConnection? _connection;
    private long _usedAt;
    private bool _isDisposed;

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
            return NoAddress.Of(message.To);
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

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        // Nothing is cut off in the middle: it ends by itself, and soon.
        _isDisposed = true;
        await _one.WaitAsync().ConfigureAwait(false);
        await LeaveAsync().ConfigureAwait(false);
        _one.Dispose();
    }

    public void Dispose()
    {
        _isDisposed = true;
        Close();
        _one.Dispose();
    }

    private async Task<CarrierAnswer> HandOverAsync(
        MimeMessage mail, string address, CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource(_options.Timeout, _options.Clock);
        while (true)
        {
            var connection = await ReadyAsync().ConfigureAwait(false);
            var point = connection.BeginAnother();
            var isUsed = connection.IsConnected;
            await using var caller = cancellationToken.Register(() =>
            {
                if (point.TryStop())
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
                var step = connection.Step;
                var isOver = SmtpAnswers.EndsConnection(e, step);
                if (isOver)
                {
                    Close();
                }

                if (point.IsStopped)
                {
                    throw new OperationCanceledException(cancellationToken);
                }

                // A server may close what was quiet just when it is used again: nothing was handed over.
                if (!(isUsed && isOver && step != SmtpStep.HandingOver) || stop.IsCancellationRequested)
                {
                    return SmtpAnswers.Of(e, step);
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
        if (!connection.IsConnected)
        {
            await connection.OpenAsync(_options, stop).ConfigureAwait(false);
        }

        if (await IsTooLargeAsync(connection, mail, stop).ConfigureAwait(false))
        {
            return new CarrierAnswer(
                CarrierVerdict.Failed,
                Reason: $"The message is larger than the {connection.MaxSize} bytes that the SMTP server takes.");
        }

        return SmtpAnswers.Accepted(
            await connection.SendAsync(mail, _writer.From, address, MailWriter.Format, stop).ConfigureAwait(false));
    }

    private async Task<SmtpConnection> ReadyAsync()
    {
        if (_connection is { } old && (!old.IsConnected || _options.Clock.GetElapsedTime(_usedAt) > LongestQuiet))
        {
            await LeaveAsync().ConfigureAwait(false);
        }

        return _connection ??= NewConnection();
    }

    private SmtpConnection NewConnection()
    {
        var connection = new SmtpConnection { Timeout = (int)_options.Timeout.TotalMilliseconds };
        if (_options.Authority is not null)
        {
            connection.ServerCertificateValidationCallback = (_, certificate, sent, errors) =>
                IsVouchedFor(certificate as X509Certificate2, sent, errors);
        }

        return connection;
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

    private bool IsVouchedFor(X509Certificate2? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null
            || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_options.Authority!);
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainPolicy.ExtraStore ?? []);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private async Task LeaveAsync()
    {
        if (_connection is { IsConnected: true } connection)
        {
            using var stop = new CancellationTokenSource(LongestFarewell, _options.Clock);
            await connection.DisconnectAsync(quit: true, stop.Token).ConfigureAwait(false);
        }

        Close();
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
