using System.Net;
using System.Net.Sockets;

namespace ProgramFlows.Standalone.Serving;

/// <summary>Everything that <c>--urls</c> names, looked up and found to be free.</summary>
/// <param name="Text">As written.</param>
/// <param name="EndPoints">What to listen on.</param>
internal sealed record PageAddresses(string Text, IReadOnlyList<IPEndPoint> EndPoints)
{
    /// <summary>Looks names up and tries every address, so that a long command need not find out at its end.</summary>
    /// <exception cref="IOException">One is taken, not of this machine, or reachable although it may not
    /// be.</exception>
    public static async Task<PageAddresses> FindAsync(string urls, bool isPublic, CancellationToken cancellationToken)
    {
        var endPoints = new List<IPEndPoint>();
        foreach (var url in urls.Split(';'))
        {
            var address = PageAddress.Parse(url, out var problem) ?? throw new IOException(problem);
            endPoints.AddRange(await address.ResolveAsync(isPublic, cancellationToken).ConfigureAwait(false));
        }

        var free = endPoints.Distinct().Where(e => IsOfThisMachine(e) && IsFree(e, urls)).ToList();
        return new PageAddresses(urls, free);
    }

    /// <summary>The failure to serve them, as a sentence.</summary>
    public static IOException CannotServe(string urls, Exception reason) =>
        new($"The pages cannot be served at '{urls}' ({reason.Message}). Name another address with --urls.", reason);

    /// <summary>'localhost' means both loopbacks, and many a machine has only the older one.</summary>
    private static bool IsOfThisMachine(IPEndPoint endPoint) =>
        !endPoint.Address.Equals(IPAddress.IPv6Loopback) || Socket.OSSupportsIPv6;

    private static bool IsFree(IPEndPoint endPoint, string urls)
    {
        try
        {
            using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.SetSocketOption(
                SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, !OperatingSystem.IsWindows());
            socket.Bind(endPoint);
            socket.Listen();
            return true;
        }
        catch (SocketException e) when (
            e.SocketErrorCode == SocketError.AddressNotAvailable && endPoint.Address.Equals(IPAddress.IPv6Loopback))
        {
            return false;
        }
        catch (SocketException e)
        {
            throw CannotServe(urls, e);
        }
    }
}
