using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>Application Insights as far as measurements see it: what arrives over HTTP is kept as it came.</summary>
internal sealed class Insights : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Insights(bool guarded)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (guarded)
            {
                listen.UseHttps(Certificate());
            }
        }));
        _app = builder.Build();
        _app.MapPost("/v2.1/track", TakeAsync);
    }

    /// <summary>What arrived, oldest first.</summary>
    public List<JsonNode> Arrived { get; } = [];

    public List<string> Authorizations { get; } = [];

    /// <summary>What the next ones are answered with.</summary>
    public int Answer { get; set; } = StatusCodes.Status200OK;

    public string ConnectionString =>
        $"InstrumentationKey=00000000-0000-0000-0000-000000000009;IngestionEndpoint={_app.Urls.Single()}/";

    /// <summary>Every number that arrived, by name.</summary>
    public IEnumerable<(string Name, double Value)> Numbers =>
        from envelope in Arrived
        from metric in envelope["data"]!["baseData"]!["metrics"]!.AsArray()
        select ((string)metric!["name"]!, (double)metric["value"]!);

    public static async Task<Insights> OpenAsync(bool guarded = false)
    {
        var insights = new Insights(guarded);
        await insights._app.StartAsync();
        return insights;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        Authorizations.Add(request.Headers.Authorization.ToString());
        if (Answer != StatusCodes.Status200OK)
        {
            return Results.StatusCode(Answer);
        }

        using var reader = new StreamReader(request.Body);
        var taken = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Arrived.AddRange(taken.Select(line => JsonNode.Parse(line)!));
        return Results.Json(new
        {
            itemsReceived = taken.Length,
            itemsAccepted = taken.Length,
            errors = Array.Empty<object>(),
        });
    }
}
