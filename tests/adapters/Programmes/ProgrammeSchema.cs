using Newtonsoft.Json;
using NJsonSchema;
using ProgramFlows.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ProgramFlows.Tests.Adapters.Programmes;

/// <summary>The schema that editors use while a programme is written.</summary>
internal static class ProgrammeSchema
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    /// <summary>What the schema refuses, one line a place; what cannot become JSON is refused as a whole.</summary>
    public static async Task<string[]> RefusalsAsync(string yaml, CancellationToken cancellationToken)
    {
        var schema = await LoadAsync(cancellationToken);
        try
        {
            var json = Json.Serialize(Yaml.Deserialize(yaml) ?? new object());
            return [.. schema.Validate(json).Select(e => $"{e.LineNumber}: {e.Path}: {e.Kind}")];
        }
        catch (Exception e) when (e is YamlException or JsonException)
        {
            return [e.Message];
        }
    }

    private static Task<JsonSchema> LoadAsync(CancellationToken cancellationToken) =>
        JsonSchema.FromFileAsync(Path.Combine(House.Root, "programs", "programme.schema.json"), cancellationToken);
}
