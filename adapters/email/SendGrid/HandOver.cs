using System.Net;
using System.Net.Http.Headers;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>
/// One message on its way. Until the first byte of its body is written nothing can have arrived, and it may be stopped;
/// from then on it may have. The status of an answer is known before its body has come, and is never lost with it.
/// </summary>
internal sealed class HandOver(HttpMessageInvoker wire) : HttpMessageHandler
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Stopped = 2;

    private int _stage = Waiting;

    /// <summary>Whether something of the message may have arrived.</summary>
    public bool HasBegun => Volatile.Read(ref _stage) == Begun;

    /// <summary>Whether it was stopped before.</summary>
    public bool IsStopped => Volatile.Read(ref _stage) == Stopped;

    /// <summary>What was answered; null while nothing was.</summary>
    public (HttpStatusCode Status, HttpResponseHeaders Headers)? Answer { get; private set; }

    /// <summary>Stops it, unless something may have arrived already.</summary>
    public bool TryStop() => Interlocked.CompareExchange(ref _stage, Stopped, Waiting) == Waiting;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var watched = new WatchedBody(body, this);
        watched.Headers.ContentType = request.Content.Headers.ContentType;
        request.Content = watched;
        var response = await wire.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Answer = (response.StatusCode, response.Headers);
        return response;
    }

    private void Begin()
    {
        if (Interlocked.CompareExchange(ref _stage, Begun, Waiting) == Stopped)
        {
            throw new OperationCanceledException("The message was stopped before it was handed over.");
        }
    }

    private sealed class WatchedBody(byte[] bytes, HandOver way) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            way.Begin();
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
