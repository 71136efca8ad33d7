using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using SendGrid;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>
/// Sends messages by SendGrid's API, one request a message. SendGrid knows no idempotency key, so what may have arrived
/// without an answer is unknown, and never sent again by itself.
/// </summary>
internal sealed class SendGridCarrier : IMessageCarrier, IDisposable
{
    private const int MostBytesOfAnswer = 64 * 1024;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(1);

    // A connection that the other side is just closing would cost an unknown message.
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan OldConnection = TimeSpan.FromMinutes(5);

    private readonly SendGridOptions _options;
    private readonly SendGridClientOptions _account;
    private readonly string _from;
    private readonly HttpMessageInvoker _wire;

    public SendGridCarrier(SendGridOptions options)
    {
        Check(options);
        _options = options;
        _from = EmailAddress.Read(options.FromAddress)?.OnTheWire ?? throw new ArgumentException(
            $"'{options.FromAddress}' is no address to send from. Give one of a domain that the account may send from. "
            + EmailAddress.WhyNot(options.FromAddress)!.En,
            nameof(options));

        // No retries of the library: it would send what may have arrived.
        _account = new SendGridClientOptions { ApiKey = options.ApiKey, Host = options.Api.AbsoluteUri };
        _wire = new HttpMessageInvoker(options.Handler ?? Sockets(), disposeHandler: options.Handler is null);
    }

    public string Name => SendGridNames.Carrier;

    public bool LeavesTheMachine => true;

    public bool Deduplicates => false;

    public async Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (EmailAddress.Read(message.To.Email) is not { } address)
        {
            return NoAddress.Of(message.To);
        }

        using var way = new HandOver(_wire);
        using var stop = new CancellationTokenSource(_options.Timeout, _options.Clock);
        await using var caller = cancellationToken.Register(() =>
        {
            if (way.Point.TryStop())
            {
                stop.Cancel();
            }
        }).ConfigureAwait(false);
        try
        {
            return await AskAsync(way, message, address.OnTheWire, stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return way.Point.IsStopped
                ? throw new OperationCanceledException(cancellationToken)
                : SendGridAnswers.Without(way, e, _options.Clock.GetUtcNow());
        }
    }

    public void Dispose() => _wire.Dispose();

    private static SocketsHttpHandler Sockets() => new()
    {
        // A redirection would hand the message, and the key, to somebody else.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = IdleConnection,
        PooledConnectionLifetime = OldConnection,
    };

    private static void Check(SendGridOptions options)
    {
        if (options.ApiKey.Length == 0 || options.ApiKey.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException(
                "The key for SendGrid is empty or holds something that is in no key. Give it as SendGrid showed it.",
                nameof(options));
        }

        if (!(options.Api is { IsAbsoluteUri: true } api
            && (api.Scheme == Uri.UriSchemeHttps || (api.Scheme == Uri.UriSchemeHttp && api.IsLoopback))))
        {
            throw new ArgumentException(
                $"'{options.Api}' is not where SendGrid is: the key would go there in the clear. Give an address with "
                + "https, or none.",
                nameof(options));
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > LongestTimeout)
        {
            throw new ArgumentException(
                $"A message may take {options.Timeout}. Give a time of at most {LongestTimeout}.", nameof(options));
        }
    }

    private async Task<CarrierAnswer> AskAsync(
        HandOver way, ComposedMessage message, string address, CancellationToken stop)
    {
        using var http = new HttpClient(way, disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MostBytesOfAnswer,
        };
        var response = await new SendGridClient(http, _account)
            .SendEmailAsync(SendGridLetter.Of(message, address, _options.FromName, _from), stop)
            .ConfigureAwait(false);
        var body = await response.Body.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
        return SendGridAnswers.Of(response.StatusCode, response.Headers, body, _options.Clock.GetUtcNow());
    }
}
