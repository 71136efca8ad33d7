using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProgramFlows.Engine.Contract;

/// <summary>
/// Numbers that must keep all their digits. On their way through a host a JSON number may become a double; text does
/// not. Histories hold numbers as well, so both are read.
/// </summary>
/// <param name="styles">How a number is written in text.</param>
/// <param name="isSafe">Whether a value comes through as a double unchanged, and so may stay a number.</param>
internal sealed class ExactNumberConverter<T>(NumberStyles styles, Predicate<T> isSafe) : JsonConverter<T>
    where T : struct, INumber<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => Parse(reader.GetString()),
            JsonTokenType.Number => reader.HasValueSequence
                ? Parse(reader.ValueSequence.ToArray())
                : Parse(reader.ValueSpan),
            var other => throw new JsonException($"A number is no {other}."),
        };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var text = value.ToString(null, CultureInfo.InvariantCulture);
        if (isSafe(value))
        {
            writer.WriteRawValue(text);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString(null, CultureInfo.InvariantCulture));

    private T Parse(string? text) =>
        T.TryParse(text, styles, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"'{text}' is no {typeof(T).Name}.");

    private T Parse(ReadOnlySpan<byte> utf8) =>
        T.TryParse(utf8, styles, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"A number is no {typeof(T).Name}.");
}
