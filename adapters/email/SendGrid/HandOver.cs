using System.Net;
using System.Net.Http.Headers;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>
/// One message on its way: the point of no return is the first byte of its body. The status of an answer is known
/// before its body has come, and is never lost with it.
/// </summary>
internal sealed class HandOver(HttpMessageInvoker wire) : HttpMessageHandler
{
    /// <summary>Where it can no longer be stopped.</summary>
    public PointOfNoReturn Point { get; } = new();

    /// <summary>What was answered; null while nothing was.</summary>
    public (HttpStatusCode Status, HttpResponseHeaders Headers)? Answer { get; private set; }

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

    private sealed class WatchedBody(byte[] bytes, HandOver way) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            way.Point.Pass();
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
