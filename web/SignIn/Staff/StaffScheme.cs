using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ProgramFlows.Web.Access;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.SignIn.Staff;

/// <summary>
/// OpenID Connect as these pages use it: a code with a proof, exchanged behind the browser's back, and nothing asked
/// for but who it is. What comes of it is a session like any other.
/// </summary>
internal static class StaffScheme
{
    public const string Name = "staff";
    private const string BackAt = "/sign-in/staff/back";

    // Nobody is signed in by the scheme itself.
    private const string NoScheme = "none";
    private const string HostPrefix = "__Host-";

    public static void Add(IServiceCollection services, StaffSignIn staff)
    {
        services.AddSingleton<StaffCookie>();
        services.AddAuthentication(o => o.AddScheme<NobodyHandler>(NoScheme, null)).AddOpenIdConnect(Name, options =>
        {
            options.Authority = staff.Authority.AbsoluteUri;
            options.RequireHttpsMetadata = !staff.Authority.IsLoopback;
            (options.ClientId, options.ClientSecret) = (staff.ClientId, staff.ClientSecret);
            (options.ResponseType, options.ResponseMode) =
                (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
            options.UsePkce = true;
            options.CallbackPath = BackAt;
            options.SignInScheme = NoScheme;
            options.MapInboundClaims = false;

            // Left alone, the handler takes off who vouches for somebody.
            options.ClaimActions.Clear();
            options.DisableTelemetry = true;
            options.Scope.Clear();
            options.Scope.Add(OpenIdConnectScope.OpenId);
            options.Events.OnRedirectToIdentityProvider = LeadBackToTheSite;
            options.Events.OnTicketReceived = received => ReceiveAsync(received, staff);
            options.Events.OnRemoteFailure = FailAsync;
        });
        services.AddOptions<OpenIdConnectOptions>(Name).Configure<SiteAddress>((options, site) =>
        {
            var isTls = site.Root.Scheme == Uri.UriSchemeHttps;
            foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
            {
                cookie.Name = $"{(isTls ? HostPrefix : string.Empty)}staff-{(
                    cookie == options.NonceCookie ? "nonce" : "correlation")}.";
                cookie.Path = "/";
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = isTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            }
        });
    }

    /// <summary>Takes the answers of the organisation's sign-in, where the request says already how it came.</summary>
    public static IApplicationBuilder UseStaffSignIn(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<WebOptions>().Staff is null ? app : app.UseAuthentication();

    /// <summary>To the site as it is known, and not to the host that a request names.</summary>
    private static Task LeadBackToTheSite(RedirectContext redirect)
    {
        var site = redirect.HttpContext.RequestServices.GetRequiredService<SiteAddress>();
        redirect.ProtocolMessage.RedirectUri = new Uri(site.Root, BackAt.TrimStart('/')).AbsoluteUri;
        return Task.CompletedTask;
    }

    private static async Task ReceiveAsync(TicketReceivedContext received, StaffSignIn staff)
    {
        received.HandleResponse();
        var (context, services) = (received.HttpContext, received.HttpContext.RequestServices);
        if (StaffAccounts.Of(received.Principal, staff) is not { } account)
        {
            context.Response.Redirect(StaffEndpoints.FailedAt);
            return;
        }

        if (await services.GetRequiredService<IStaffDesk>().FindAsync(account, context.RequestAborted)
            .ConfigureAwait(false) is { } person)
        {
            await services.GetRequiredService<SessionCookie>().BeginAsync(context, person, context.RequestAborted)
                .ConfigureAwait(false);
            context.Response.Redirect(ReturnAddress.Safe(received.ReturnUri, "/"));
            return;
        }

        // Whoever has not signed in is led to the sign-in by the page, and comes back.
        services.GetRequiredService<StaffCookie>().Give(context, account);
        context.Response.Redirect(StaffEndpoints.LinkAt);
    }

    private static Task FailAsync(RemoteFailureContext failed)
    {
        failed.HandleResponse();
        failed.Response.Redirect(StaffEndpoints.FailedAt);
        return Task.CompletedTask;
    }
}
