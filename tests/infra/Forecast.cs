using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>What a deployment of an environment would make, foretold without asking Azure.</summary>
internal sealed record Forecast(string Text, IReadOnlyList<Foreseen> Resources)
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The environments that have a file of parameters.</summary>
    public static IEnumerable<string> Environments() =>
        Directory.EnumerateFiles(GroundFolder.Source, "*.bicepparam")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal);

    public static async Task<Forecast> OfAsync(string environment, CancellationToken cancellationToken)
    {
        using var ground = new GroundFolder();
        return await OfAsync(ground, environment, cancellationToken);
    }

    public static async Task<Forecast> OfAsync(
        GroundFolder ground, string environment, CancellationToken cancellationToken)
    {
        await Bicep.RunAsync(
            ground.Path,
            "snapshot", $"{environment}.bicepparam", "--mode", "overwrite",
            "--tenant-id", "00000000-0000-0000-0000-000000000001",
            "--subscription-id", "00000000-0000-0000-0000-000000000002",
            "--resource-group", $"programflows-{environment}",
            "--location", "southeastasia");
        var raw = await File.ReadAllTextAsync(
            Path.Combine(ground.Path, $"{environment}.snapshot.json"), cancellationToken);
        var root = (JsonObject)Ordered(JsonNode.Parse(raw))!;
        var resources = root["predictedResources"]!.AsArray()
            .Select(r => new Foreseen(r!.AsObject()))
            .OrderBy(r => r.Id, StringComparer.Ordinal)
            .ToList();
        root["predictedResources"] = new JsonArray([.. resources.Select(r => r.Json.DeepClone())]);
        return new Forecast(root.ToJsonString(Readable) + "\n", resources);
    }

    /// <summary>The settings of the app.</summary>
    public JsonObject Settings => The("Microsoft.Web/sites/config").Json["properties"]!.AsObject();

    public IEnumerable<Foreseen> Of(string type) =>
        Resources.Where(r => string.Equals(r.Type, type, StringComparison.OrdinalIgnoreCase));

    public Foreseen The(string type) => Assert.Single(Of(type));

    /// <summary>The tool writes members in an order that changes from run to run.</summary>
    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(
            o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Ordered(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
