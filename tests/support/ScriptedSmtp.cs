using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ProgramFlows.Tests.Support;

/// <summary>
/// An SMTP server that answers as a test says, goes away in the middle where it is told to, and keeps what it heard.
/// </summary>
public sealed class ScriptedSmtp : IAsyncDisposable
{
    /// <summary>Instead of an answer: the connection is cut.</summary>
    public const string Cut = "cut";

    /// <summary>Instead of an answer: silence.</summary>
    public const string Silence = "silence";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;
    private int _connections;

    public ScriptedSmtp()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>
    /// What is answered to a verb, to <c>body</c>, or as <c>greeting</c> and <c>handshake</c>; what is not named is
    /// answered as a good server does.
    /// </summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    /// <summary>With it STARTTLS is offered.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The authority between the certificate and the one that is trusted; sent along.</summary>
    public X509Certificate2? CertificateOfOffice { get; set; }

    /// <summary>Whether accounts are offered to sign in.</summary>
    public bool TakesAccounts { get; set; } = true;

    /// <summary>What is waited for before a whole message is answered.</summary>
    public Func<Task> BeforeAnswerToMessage { get; set; } = () => Task.CompletedTask;

    /// <summary>After how many bytes of a message the connection is cut.</summary>
    public int? CutAfterBytes { get; set; }

    /// <summary>Whether a connection is closed when a message has been taken.</summary>
    public bool ClosesAfterMessage { get; set; }

    public ConcurrentQueue<string> Heard { get; } = new();

    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>When it has come to where it says nothing.</summary>
    public Task IsSilent => _silent.Task;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                try
                {
                    await TalkAsync(client.GetStream());
                }
                catch (IOException)
                {
                    // The carrier went away, as it may.
                }
                catch (System.Security.Authentication.AuthenticationException)
                {
                    // It did not like the certificate.
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(Stream wire)
    {
        if (!await SayAsync(wire, "greeting", "220 smtp.example.org ESMTP"))
        {
            return;
        }

        var isSecure = false;
        while (await ReadLineAsync(wire) is { } line)
        {
            Heard.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    var offers = Certificate is not null && !isSecure ? "250-STARTTLS\r\n" : "";
                    offers += TakesAccounts ? "250-AUTH PLAIN\r\n" : "";
                    if (!await SayAsync(wire, verb, $"250-smtp.example.org\r\n{offers}250 8BITMIME"))
                    {
                        return;
                    }

                    break;
                case "STARTTLS":
                    if (!await SayAsync(wire, verb, "220 go on"))
                    {
                        return;
                    }

                    if (Answers.GetValueOrDefault(verb) is [not '2', ..])
                    {
                        break;
                    }

                    if (Answers.ContainsKey("handshake"))
                    {
                        // Whoever is cut off with unread words hears nothing of what was said last.
                        while (await SayAsync(wire, "handshake", "") && await ReadLineAsync(wire) is not null)
                        {
                        }

                        return;
                    }

                    (wire, isSecure) = (await SecureAsync(wire), true);
                    break;
                case "DATA":
                    if (!await SayAsync(wire, verb, "354 go on"))
                    {
                        return;
                    }

                    if (Answers.GetValueOrDefault(verb) is null or ['3', ..]
                        && (!await TakeMessageAsync(wire)
                            || !await SayAsync(wire, "body", "250 2.0.0 OK: queued as 4XYZ")
                            || ClosesAfterMessage))
                    {
                        return;
                    }

                    break;
                case "QUIT":
                    await SayAsync(wire, verb, "221 bye");
                    return;
                default:
                    if (!await SayAsync(wire, verb, verb == "AUTH" ? "235 2.7.0 welcome" : "250 2.1.0 ok"))
                    {
                        return;
                    }

                    break;
            }
        }
    }

    private async Task<Stream> SecureAsync(Stream wire)
    {
        var secure = new SslStream(wire);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(
                    Certificate!, CertificateOfOffice is { } office ? [office] : null, offline: true),
            },
            _stop.Token);
        return secure;
    }

    private async Task<bool> TakeMessageAsync(Stream wire)
    {
        var message = new StringBuilder();
        while (await ReadLineAsync(wire) is { } line)
        {
            if (line == ".")
            {
                Messages.Enqueue(message.ToString());
                await BeforeAnswerToMessage();
                return true;
            }

            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (message.Length > CutAfterBytes)
            {
                return false;
            }
        }

        return false;
    }

    private async Task<bool> SayAsync(Stream wire, string verb, string usual)
    {
        var answer = Answers.GetValueOrDefault(verb, usual);
        if (answer == Silence)
        {
            _silent.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
        }

        if (answer == Cut)
        {
            return false;
        }

        await wire.WriteAsync(Encoding.ASCII.GetBytes($"{answer}\r\n"), _stop.Token);
        return true;
    }

    private async Task<string?> ReadLineAsync(Stream wire)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await wire.ReadAsync(one, _stop.Token) > 0)
        {
            if (one[0] == '\n')
            {
                return Encoding.ASCII.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
