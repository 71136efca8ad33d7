using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Adapters.Vault;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Adapters.Vaults;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Functions.Pages;

/// <summary>
/// Whoever has signed in or opened a form need not know which worker answers next, or that the first one has ended.
/// </summary>
public sealed class SessionsTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Store _store;

    public SessionsTests() => _store = Open("data");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_and_a_sign_in_of_one_worker_are_taken_by_another()
    {
        await using var first = await StartAsync(_store);
        await using var second = await StartAsync(_store);

        var visit = await VisitAsync(first);

        Assert.Equal("taken from nok", await HandInAsync(first, visit));
        Assert.Equal("taken from nok", await HandInAsync(second, visit));
    }

    [Fact]
    public async Task They_are_taken_after_a_cold_start()
    {
        Visit visit;
        await using (var worker = await StartAsync(_store))
        {
            visit = await VisitAsync(worker);
        }

        await _store.DisposeAsync();
        _store = Open("data");
        await using var next = await StartAsync(_store);

        Assert.Equal("taken from nok", await HandInAsync(next, visit));
    }

    [Fact]
    public async Task A_worker_of_another_store_takes_neither()
    {
        await using var worker = await StartAsync(_store);
        var visit = await VisitAsync(worker);
        await using var other = Open("other");
        await using var stranger = await StartAsync(other);

        Assert.Equal("refused", await HandInAsync(stranger, visit));
        Assert.Equal("taken from nobody", await HandInAsync(stranger, await VisitAsync(stranger) with
        {
            SignIn = visit.SignIn,
        }));
    }

    [Fact]
    public async Task In_azure_a_worker_takes_them_only_with_the_vault()
    {
        await using var vault = await ScriptedVault.StartAsync();
        await using var first = await StartAsync(_store, vault);
        await using var second = await StartAsync(_store, vault);
        var visit = await VisitAsync(first);

        Assert.Equal("taken from nok", await HandInAsync(second, visit));
        Assert.Equal(["wrapkey", "1a/unwrapkey", "1a/unwrapkey"], vault.Asked);

        // Somebody with a copy of the database and a worker of their own.
        await using var thief = await StartAsync(_store);
        Assert.Equal("refused", await HandInAsync(thief, visit));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static void MapPages(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/form", (HttpContext context, IAntiforgery forms, IDataProtectionProvider keys) =>
        {
            context.Response.Cookies.Append("sign-in", keys.CreateProtector("sign-in").Protect("nok"));
            return forms.GetAndStoreTokens(context).RequestToken;
        });
        routes.MapPost("/form", async (HttpRequest request, IDataProtectionProvider keys) =>
        {
            await request.ReadFormAsync();
            return $"taken from {WhoIs(request.Cookies["sign-in"]!, keys)}";
        }).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static string WhoIs(string cookie, IDataProtectionProvider keys)
    {
        try
        {
            return keys.CreateProtector("sign-in").Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return "nobody";
        }
    }

    /// <summary>Signs in and opens the form.</summary>
    private static async Task<Visit> VisitAsync(WorkerFront worker)
    {
        using var client = worker.NewClient();
        using var page = await client.GetAsync("/form", Cancellation);
        var cookies = page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).ToList();
        return new Visit(
            cookies.Single(c => c.StartsWith("sign-in=", StringComparison.Ordinal)),
            cookies.Single(c => !c.StartsWith("sign-in=", StringComparison.Ordinal)),
            await page.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Hands the form in, wherever it was opened.</summary>
    private static async Task<string> HandInAsync(WorkerFront worker, Visit visit)
    {
        using var client = worker.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/form")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", visit.Token)]),
            Headers = { { "Cookie", $"{visit.SignIn}; {visit.Form}" } },
        };
        using var answer = await client.SendAsync(request, Cancellation);
        return answer.StatusCode == HttpStatusCode.BadRequest
            ? "refused"
            : await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private Store Open(string name) => Store.Open(new StoreOptions { Folder = _folder[name] });

    /// <summary>A worker as a process would be: it shares with others the store and nothing else.</summary>
    private Task<WorkerFront> StartAsync(Store store, ScriptedVault? vault = null) => WorkerFront.StartAsync(
        services =>
        {
            services.AddProgramFlows(
                ProgramHost.Settings(
                    _folder.Path,
                    others: new Dictionary<string, string?> { ["DataProtection:Key"] = vault?.Key.AbsoluteUri }),
                store);
            if (vault is not null)
            {
                services.AddSingleton(new VaultKey(vault.Options));
            }
        },
        MapPages);

    private sealed record Visit(string SignIn, string Form, string Token);
}
