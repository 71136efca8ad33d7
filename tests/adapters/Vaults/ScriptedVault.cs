using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using ProgramFlows.Adapters.Vault;

namespace ProgramFlows.Tests.Adapters.Vaults;

/// <summary>A vault on this machine, over HTTPS, that really wraps with RSA keys and may refuse or lose them.</summary>
internal sealed class ScriptedVault : IAsyncDisposable
{
    private const string Name = "/keys/data-protection";

    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly Dictionary<string, RSA> _versions = [];
    private readonly WebApplication _server;
    private readonly HttpClient _wire;

    private ScriptedVault()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(_certificate)));
        _server = builder.Build();
        _server.Run(AnswerAsync);
        _wire = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => _certificate.Equals(shown) },
        });
        Rotate();
    }

    /// <summary>Set, every request is answered with this.</summary>
    public (int Status, string Body)? Refusal { get; set; }

    /// <summary>What was asked for, as <c>wrapkey</c> or <c>1a/unwrapkey</c>.</summary>
    public List<string> Asked { get; } = [];

    public Uri Key => new($"{_server.Urls.First()}{Name}");

    /// <summary>The options of a host that knows this vault.</summary>
    public VaultKeyOptions Options => new()
    {
        Key = Key,
        Credential = new Credential(),
        Transport = new HttpClientTransport(_wire),
    };

    public static async Task<ScriptedVault> StartAsync()
    {
        var vault = new ScriptedVault();
        await vault._server.StartAsync();
        return vault;
    }

    /// <summary>A refusal in the vault's form.</summary>
    public static (int Status, string Body) Saying(int status, string message) =>
        (status, $$$"""{"error":{"code":"Refused","message":"{{{message}}}"}}""");

    /// <summary>Gives the key a new version, which wraps from now on.</summary>
    public void Rotate() => _versions[$"{_versions.Count + 1}a"] = RSA.Create(2048);

    /// <summary>Takes a version away; what it gives back can be put in again.</summary>
    public RSA Remove(string version)
    {
        var removed = _versions[version];
        _versions.Remove(version);
        return removed;
    }

    /// <summary>Answers nobody any more.</summary>
    public Task StopAsync() => _server.StopAsync();

    public void Recover(string version, RSA key) => _versions[version] = key;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _wire.Dispose();
        _certificate.Dispose();
        foreach (var key in _versions.Values)
        {
            key.Dispose();
        }
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var asked = context.Request.Path.Value![(Name.Length + 1)..];
        lock (Asked)
        {
            Asked.Add(asked);
        }

        var (status, body) = Refusal ?? Answer(
            context, asked, (await JsonNode.ParseAsync(context.Request.Body))!.AsObject());
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body);
    }

    private (int Status, string Body) Answer(HttpContext context, string asked, JsonObject sent)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Credential.Token}")
        {
            return Saying(401, "No token.");
        }

        if (context.Request.Method != "POST" || context.Request.Query["api-version"] != "7.4"
            || (string?)sent["alg"] != "RSA-OAEP-256")
        {
            return Saying(400, "Not in the vault's form.");
        }

        var version = asked.Contains('/') ? asked.Split('/')[0] : _versions.Keys.Order().LastOrDefault("none");
        if (!_versions.TryGetValue(version, out var key))
        {
            return Saying(404, $"A key with the version '{version}' was not found.");
        }

        try
        {
            var value = Base64Url.DecodeFromChars((string)sent["value"]!);
            var answer = asked.EndsWith("unwrapkey", StringComparison.Ordinal)
                ? key.Decrypt(value, RSAEncryptionPadding.OaepSHA256)
                : key.Encrypt(value, RSAEncryptionPadding.OaepSHA256);
            return (200, new JsonObject
            {
                ["kid"] = $"{Key}/{version}",
                ["value"] = Base64Url.EncodeToString(answer),
            }.ToJsonString());
        }
        catch (CryptographicException)
        {
            return Saying(400, "The value cannot be unwrapped.");
        }
    }

    private sealed class Credential : TokenCredential
    {
        public const string Token = "app";

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            requestContext.Scopes is ["https://vault.azure.net/.default"]
                ? new AccessToken(Token, DateTimeOffset.MaxValue)
                : throw new InvalidOperationException("The token is for something else.");

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
