using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Access;

namespace ProgramFlows.Web.SignIn;

/// <summary>
/// What a browser holds between asking for a code and signing in: with it alone the code is good, and the page can say
/// to which address it went without naming one in an address line. It is sealed with the keys of the installation.
/// </summary>
internal sealed class AskedCookie(IDataProtectionProvider protection)
{
    private const char Between = ' ';
    private const string Name = "sign-in";

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    private readonly IDataProtector _seal = protection.CreateProtector("ProgramFlows.SignIn");

    public void Give(HttpContext context, Asked asked)
    {
        var options = SessionCookie.OptionsFor(context.Request);
        options.MaxAge = Lasts;
        context.Response.Cookies.Append(
            SessionCookie.NameFor(context.Request, Name),
            _seal.Protect($"{asked.Browser}{Between}{asked.Address}"),
            options);
    }

    public Asked? Read(HttpContext context)
    {
        if (context.Request.Cookies[SessionCookie.NameFor(context.Request, Name)] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            return _seal.Unprotect(value).Split(Between) is [var browser, var address]
                ? new Asked(browser, address)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Take(HttpContext context) => context.Response.Cookies.Delete(
        SessionCookie.NameFor(context.Request, Name), SessionCookie.OptionsFor(context.Request));
}
