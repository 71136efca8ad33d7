using System.Text;
using System.Text.Json;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable.Wire;

/// <summary>
/// Payloads as the host carries them. They cross as elements, already written by <see cref="Payload"/>, so that the
/// host's own serialiser adds nothing of its own.
/// </summary>
internal static class Json
{
    private static readonly byte[] Null = "null"u8.ToArray();

    public static JsonElement Of<T>(T value) => Parse(Payload.Write(value));

    /// <summary>What the host wraps around payloads; they have been held to their size, it is not.</summary>
    public static JsonElement Envelope<T>(T value) => JsonSerializer.SerializeToElement(value, Payload.Options);

    public static JsonElement Parse(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>What the host keeps as text; nothing counts as null.</summary>
    public static JsonElement Parse(string? json) =>
        Parse(string.IsNullOrEmpty(json) ? Null : Encoding.UTF8.GetBytes(json));

    public static T Read<T>(JsonElement json) => Payload.Read<T>(BytesOf(json));

    public static byte[] BytesOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Undefined ? Null : Encoding.UTF8.GetBytes(json.GetRawText());

    /// <summary>A member of an object, when it is an object and has it.</summary>
    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;
}
