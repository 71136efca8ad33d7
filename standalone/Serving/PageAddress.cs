using System.Net;
using System.Net.Sockets;

namespace ProgramFlows.Standalone.Serving;

/// <summary>
/// Where pages are served, as written on the command line. The web server itself would take a name that it does not
/// know for "every address of this machine", so names are looked up here and only their addresses are listened on.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Host">The name or address; null for every address of the machine.</param>
/// <param name="Port">The port; 0 takes one that is free.</param>
internal sealed record PageAddress(string Text, string? Host, int Port)
{
    private const string Example = "Write it like http://localhost:5080.";

    /// <summary>Reads one address, or says what is wrong with it.</summary>
    public static PageAddress? Parse(string text, out string? problem)
    {
        // '+' and '*' stand for every name of this machine.
        var plain = text.Replace("//+", "//0.0.0.0", StringComparison.Ordinal)
            .Replace("//*", "//0.0.0.0", StringComparison.Ordinal);
        problem = !Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0
                || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0
            ? $"'{text}' is no address. {Example}"
            : uri.Scheme == "https"
                ? $"'{text}' cannot be served: the pages are served over http, and a reverse proxy in front of them "
                    + $"speaks https. {Example}"
                : uri.PathAndQuery != "/" || uri.Fragment.Length > 0
                    ? $"'{text}' has a path; pages are served from the root. {Example}"
                    : null;
        return problem is null ? new PageAddress(text, IsEveryAddress(uri!) ? null : uri!.IdnHost, uri!.Port) : null;
    }

    /// <summary>What to listen on.</summary>
    /// <param name="isPublic">Whether other machines may reach it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">It does not resolve, or others could reach it although they may not.</exception>
    public async Task<IReadOnlyList<IPEndPoint>> ResolveAsync(bool isPublic, CancellationToken cancellationToken)
    {
        IReadOnlyList<IPAddress> addresses = Host switch
        {
            null => [IPAddress.Any],
            "localhost" => Port == 0 ? [IPAddress.Loopback] : [IPAddress.Loopback, IPAddress.IPv6Loopback],
            _ when IPAddress.TryParse(Host, out var address) => [address],
            _ => await LookUpAsync(Host, cancellationToken).ConfigureAwait(false),
        };
        return isPublic || addresses.All(IPAddress.IsLoopback)
            ? [.. addresses.Select(a => new IPEndPoint(a, Port))]
            : throw new IOException(
                $"'{Text}' can be reached from other machines. Give --public if that is meant, and put a reverse proxy "
                + "with https in front; otherwise write http://localhost:5080. Nothing was done.");
    }

    private static bool IsEveryAddress(Uri uri) =>
        IPAddress.TryParse(uri.IdnHost, out var address)
        && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    private static async Task<IReadOnlyList<IPAddress>> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            throw new IOException(
                $"'{host}' does not resolve to an address. Correct the name in --urls, or give an address of this "
                + "machine. Nothing was done.",
                e);
        }
    }
}
