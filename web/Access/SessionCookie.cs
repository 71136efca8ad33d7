using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.Access;

/// <summary>
/// The cookie of a session: a long word without meaning, whose hash the store has, so that any worker knows it and a
/// session can be ended wherever it was begun.
/// </summary>
internal sealed class SessionCookie(ISessionDesk sessions, TimeProvider clock)
{
    private const string Name = "session";

    // A browser takes a name that begins so from the site itself alone, and over TLS alone.
    private const string HostPrefix = "__Host-";

    /// <summary>Begins a session for somebody who needs no code: in a demo.</summary>
    public async Task BeginAsync(HttpContext context, PersonId person, CancellationToken cancellationToken) =>
        await ShowAsync(
            context,
            await sessions.BeginAsync(person, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);

    /// <summary>Gives a browser its new session, and ends the one that it had.</summary>
    public async Task ShowAsync(HttpContext context, NewSession session, CancellationToken cancellationToken)
    {
        if (TokenIn(context.Request) is { } former)
        {
            await sessions.EndAsync(former, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }

        var options = OptionsFor(context.Request);
        options.Expires = session.IsOwnDevice ? session.EndsAt : null;
        context.Response.Cookies.Append(NameFor(context.Request, Name), session.Token, options);
    }

    /// <summary>Ends the session of a browser.</summary>
    public async Task EndAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (TokenIn(context.Request) is { } token)
        {
            await sessions.EndAsync(token, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }

        context.Response.Cookies.Delete(NameFor(context.Request, Name), OptionsFor(context.Request));
    }

    /// <summary>The sessions of whoever asks, with this browser's marked.</summary>
    public Task<IReadOnlyList<OpenSession>> ListAsync(
        HttpContext context, PersonId person, CancellationToken cancellationToken) =>
        sessions.ListAsync(person, TokenIn(context.Request), clock.GetUtcNow(), cancellationToken);

    /// <summary>Whose session it is; null when it is none that is known.</summary>
    public async Task<SessionState?> ReadAsync(HttpContext context) => TokenIn(context.Request) is { } token
        ? await sessions.FindAsync(token, clock.GetUtcNow(), context.RequestAborted).ConfigureAwait(false)
        : null;

    /// <summary>The name of a cookie as a request can have it: over http, in a trial on one machine, without the
    /// prefix.</summary>
    internal static string NameFor(HttpRequest request, string name) => request.IsHttps ? HostPrefix + name : name;

    /// <summary>The same for what proves forms to be ours, whose name is the same for every request.</summary>
    internal static void KeepToTheHost(AntiforgeryOptions options)
    {
        options.Cookie.Name = $"{HostPrefix}form";
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
    }

    internal static CookieOptions OptionsFor(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };

    private static string? TokenIn(HttpRequest request) =>
        request.Cookies[NameFor(request, Name)] is { Length: > 0 } token ? token : null;
}
