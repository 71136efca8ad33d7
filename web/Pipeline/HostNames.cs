using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace ProgramFlows.Web.Pipeline;

/// <summary>
/// Pages build addresses from the host that was asked for. One that is no name is refused here; a request that names
/// none, as HTTP/1.0 and monitors allow themselves, gets one.
/// </summary>
internal static class HostNames
{
    private const string Unnamed = "localhost";
    private const string Refusal = "The Host header names no host.\n";

    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        // As it was sent: reading it as a host's name already fails for some of what is none.
        var named = context.Request.Headers.Host.ToString();
        if (string.IsNullOrWhiteSpace(named))
        {
            context.Request.Host = new HostString(Unnamed);
            return next(context);
        }

        return IsName(named)
            ? next(context)
            : FailureMiddleware.AnswerAsync(context.Response, StatusCodes.Status400BadRequest, Refusal);
    }

    /// <summary>A name of ASCII letters or an address, perhaps a port, and a URI can be made of it.</summary>
    private static bool IsName(string text)
    {
        var end = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1
            : text.IndexOf(':', StringComparison.Ordinal);
        var (host, port) = end < 0 ? (text, string.Empty) : (text[..end], text[end..]);
        return IsHost(host)
            && (port.Length == 0
                || (port[0] == ':'
                    && ushort.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            && Uri.TryCreate($"http://{text}/", UriKind.Absolute, out _)
            && IsReadable(text);
    }

    private static bool IsHost(string host) =>
        host.StartsWith('[')
            ? host.EndsWith(']') && IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out _)
            : host.Length > 0 && host.All(char.IsAscii) && Uri.CheckHostName(host) != UriHostNameType.Unknown;

    /// <summary>A label in Punycode may be none, which only reading it tells.</summary>
    private static bool IsReadable(string text)
    {
        try
        {
            return HostString.FromUriComponent(text).HasValue;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
