using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using ProgramFlows.Web.Access;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.SignIn.Staff;

/// <summary>
/// An account that is nobody's yet, between coming by it and saying whose it is: sealed, and for a quarter of an hour.
/// </summary>
internal sealed class StaffCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    private const char Between = '\n';
    private const string Name = "staff";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _seal =
        protection.CreateProtector("ProgramFlows.Staff").ToTimeLimitedDataProtector();

    public void Give(HttpContext context, StaffAccount account)
    {
        var options = SessionCookie.OptionsFor(context.Request);
        options.MaxAge = Lasts;
        context.Response.Cookies.Append(
            SessionCookie.NameFor(context.Request, Name),
            _seal.Protect($"{account.Issuer}{Between}{account.Subject}", clock.GetUtcNow() + Lasts),
            options);
    }

    public StaffAccount? Read(HttpContext context)
    {
        if (context.Request.Cookies[SessionCookie.NameFor(context.Request, Name)] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            return _seal.Unprotect(value).Split(Between) is [var issuer, var subject]
                ? new StaffAccount(issuer, subject)
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
