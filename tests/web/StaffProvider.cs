using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using ProgramFlows.Web.SignIn.Staff;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProgramFlows.Tests.Web;

/// <summary>An organisation's sign-in on this machine, over HTTP, at which one account is signed in.</summary>
public sealed class StaffProvider : IAsyncDisposable
{
    private const string ClientId = "programflows";
    private const string ClientSecret = "planted-client-secret";

    private readonly WebApplication _app;

    private StaffProvider(WebApplication app) => _app = app;

    /// <summary>What it says of whoever comes.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; set; } =
        new Dictionary<string, string> { [OpenIddictConstants.Claims.Subject] = "subject-1" };

    /// <summary>What was asked for last.</summary>
    public string? Scopes { get; private set; }

    /// <summary>Where it was told to lead back to last.</summary>
    public string? RedirectUri { get; private set; }

    public StaffSignIn SignIn => new(new Uri(_app.Urls.First()), ClientId, ClientSecret, "บัญชี พอช.");

    public static async Task<StaffProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        StaffProvider? self = null;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token")
                .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
                .RegisterScopes(OpenIddictConstants.Scopes.OpenId)
                .EnableDegradedMode()
                .AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId)
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                }

                self!.RedirectUri = context.RedirectUri;
                return ValueTask.CompletedTask;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                }

                return ValueTask.CompletedTask;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
            {
                self!.Scopes = context.Request.Scope;
                var identity = new ClaimsIdentity("provider");
                foreach (var (name, value) in self.Claims)
                {
                    identity.AddClaim(new Claim(name, value));
                }

                identity.SetScopes(context.Request.GetScopes());
                identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
                context.SignIn(new ClaimsPrincipal(identity));
                return ValueTask.CompletedTask;
            }));
        });
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseAuthentication();
        self = new StaffProvider(app);
        await app.StartAsync();
        return self;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
