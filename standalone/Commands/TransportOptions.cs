using System.CommandLine;
using System.Net;

namespace ProgramFlows.Standalone.Commands;

/// <summary>How people reach <c>serve</c>: where the site is, and which proxies speak TLS before it.</summary>
internal sealed class TransportOptions
{
    private const int MostBitsOf4 = 32;
    private const int MostBitsOf6 = 128;

    public Option<Uri> Site { get; } = ServeCommand.SiteOption();

    public Option<IPNetwork[]> Proxies { get; } = new("--proxy")
    {
        Description =
            "The address of a proxy that speaks TLS before the pages, or a network such as 10.0.0.0/24; may be given "
            + "again. What it says of a client's address and of TLS is believed, and nobody else's word.",
        CustomParser = result =>
        {
            var networks = new List<IPNetwork>();
            foreach (var token in result.Tokens)
            {
                if (Read(token.Value) is { } network)
                {
                    networks.Add(network);
                }
                else
                {
                    result.AddError(
                        $"'{token.Value}' is no address of a proxy. Write it like 127.0.0.1 or 10.0.0.0/24.");
                }
            }

            return [.. networks];
        },
    };

    /// <summary>Where the site is, if sessions are safe on the way there.</summary>
    /// <exception cref="IOException">They would travel in the clear; the message says what to do.</exception>
    public Uri SiteOf(ParseResult parsed)
    {
        var site = parsed.GetValue(Site)!;
        return site.IsLoopback ? site
            : site.Scheme != Uri.UriSchemeHttps ? throw new IOException(
                $"People at '{site}' would sign in over plain http, where others can read along. Put a proxy with TLS "
                + "in front and give its address as --site https://…. Nothing was done.")
            : parsed.GetValue(Proxies) is not { Length: > 0 } ? throw new IOException(
                $"Nothing is known to speak TLS for '{site}': the pages themselves are served over http. Name the "
                + "proxy that does with --proxy, such as --proxy 127.0.0.1. Nothing was done.")
            : site;
    }

    private static IPNetwork? Read(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address)
            ? new IPNetwork(
                address,
                address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? MostBitsOf4 : MostBitsOf6)
        : null;
}
