using System.Net;
using ProgramFlows.Web.SignIn.Staff;

namespace ProgramFlows.Web;

/// <summary>What differs from one host of the pages to the next.</summary>
public sealed record WebOptions
{
    /// <summary>Whether the networks and people are simulated, so that every page says so, and everybody may be any
    /// of them.</summary>
    public bool IsDemo { get; init; }

    /// <summary>
    /// The site as people reach it over TLS, so that nothing is answered in the clear; null where plain http is nobody
    /// else's to read: on this machine, and behind a platform that has refused it already.
    /// </summary>
    public Uri? TlsSite { get; init; }

    /// <summary>The proxies whose word is taken for a client's address and for TLS.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>The sign-in of an organisation whose staff come in by their own accounts; null where there is none.
    /// </summary>
    public StaffSignIn? Staff { get; init; }

    /// <summary>Where somebody is sent who has not signed in.</summary>
    internal string SignInAt => IsDemo ? "/demo" : "/sign-in";
}
