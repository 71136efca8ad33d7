using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ProgramFlows.Tests.Adapters.Mail.Smtp;

/// <summary>
/// A server that nobody here wrote (the package SmtpServer): it queues commands, offers what today's servers offer, and
/// has its own opinion of what it hears.
/// </summary>
internal sealed class ForeignSmtp : IAsyncDisposable
{
    // It says 554 to whatever is under way when a session is over, after two minutes unless told otherwise.
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;
    private int _sessions;

    /// <param name="certificate">With it STARTTLS is offered.</param>
    /// <param name="isSecure">Whether TLS is spoken from the first byte.</param>
    /// <param name="wantsAccount">Whether an account must be named.</param>
    /// <param name="largest">The largest message, in bytes; 0 for any.</param>
    public ForeignSmtp(
        X509Certificate2? certificate = null, bool isSecure = false, bool wantsAccount = false, int largest = 0)
    {
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, e) => _port.SetResult(((IPEndPoint)e.LocalEndPoint).Port);
        var services = new ServiceProvider();
        services.Add(listeners);
        services.Add((IMessageStore)new Store(this));
        services.Add((IMailboxFilter)new Filter(this));
        services.Add((IUserAuthenticator)new Accounts());
        var options = new SmtpServerOptionsBuilder()
            .ServerName("smtp.example.org")
            .MaxMessageSize(largest)
            .Endpoint(e =>
            {
                e.Endpoint(new IPEndPoint(IPAddress.Loopback, 0))
                    .IsSecure(isSecure)
                    .AuthenticationRequired(wantsAccount)
                    .SessionTimeout(LongestSession)
                    .SupportedSslProtocols(SslProtocols.None);
                if (certificate is not null)
                {
                    e.Certificate(certificate);
                }
            })
            .Build();
        var server = new SmtpServer.SmtpServer(options, services);
        server.SessionCreated += (_, _) => Interlocked.Increment(ref _sessions);
        _serving = server.StartAsync(_stop.Token);
    }

    public ConcurrentQueue<byte[]> Messages { get; } = new();

    public ConcurrentQueue<string> Recipients { get; } = new();

    public int Sessions => Volatile.Read(ref _sessions);

    /// <summary>What is answered to a recipient; null for a yes.</summary>
    public SmtpResponse? AnswerToRecipient { get; set; }

    /// <summary>What is answered to a message.</summary>
    public Func<ISessionContext, SmtpResponse> AnswerToMessage { get; set; } = _ => SmtpResponse.Ok;

    public Task<int> PortAsync() => _port.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
    }

    private sealed class Store(ForeignSmtp server) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken)
        {
            server.Messages.Enqueue(buffer.ToArray());
            return Task.FromResult(server.AnswerToMessage(context));
        }
    }

    private sealed class Filter(ForeignSmtp server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
        {
            server.Recipients.Enqueue($"{to.User}@{to.Host}");
            return server.AnswerToRecipient is { } answer
                ? throw new SmtpResponseException(answer)
                : Task.FromResult(true);
        }
    }

    private sealed class Accounts : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(
            ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
            Task.FromResult((user, password) == ("reminders", "planted"));
    }
}
