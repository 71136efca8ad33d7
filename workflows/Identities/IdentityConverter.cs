using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProgramFlows.Workflows.Identities;

/// <summary>Reads and writes an id as the string that it is, also as a key of a dictionary.</summary>
/// <typeparam name="TId">The kind of id.</typeparam>
public sealed class IdentityConverter<TId> : JsonConverter<TId>
    where TId : struct, IIdentity<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Of(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }

    private static TId Of(ref Utf8JsonReader reader) =>
        TId.From(reader.GetString() ?? throw new JsonException($"A {typeof(TId).Name} is missing."));
}
