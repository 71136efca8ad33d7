using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProgramFlows.Engine.Contract;

/// <summary>
/// How inputs, outputs, event payloads and custom statuses are written: UTF-8 JSON, one configuration for every host.
/// </summary>
public static class Payload
{
    /// <summary>Beyond it a double no longer tells a whole number from the next.</summary>
    private const long MostExact = 1L << 53;

    /// <summary>
    /// The most bytes of JSON that an input, an output, an activity's answer or what an event carries may have: 3 MiB,
    /// which stays below the 4 MB of a message to Durable Task with all that hosts put around it. A custom status may
    /// have less, see <see cref="OrchestrationContext.SetCustomStatus"/>.
    /// </summary>
    public const int LargestBytes = 3 * 1024 * 1024;

    /// <summary>
    /// The one configuration: camel-case names, enumerations as names, absent members left at their defaults, unknown
    /// members passed over, so that a payload written by an older or a newer release can be read. Numbers of more
    /// digits than a double has are written as text, since hosts pass numbers on as doubles; both are read.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>Writes a value.</summary>
    /// <param name="value">Any value that System.Text.Json can write with <see cref="Options"/>.</param>
    /// <returns>UTF-8 JSON; <c>null</c> is written as the JSON literal.</returns>
    /// <exception cref="PayloadTooLargeException">It is larger than <see cref="LargestBytes"/>.</exception>
    public static byte[] Write<T>(T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        return json.Length <= LargestBytes ? json : throw new PayloadTooLargeException(json.Length);
    }

    /// <summary>Reads a value.</summary>
    /// <param name="utf8Json">UTF-8 JSON; empty counts as the JSON literal <c>null</c>.</param>
    /// <exception cref="PayloadException">
    /// The text is no JSON, or <typeparamref name="T"/> refuses it, whatever it throws then.
    /// </exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            return utf8Json.IsEmpty
                ? JsonSerializer.Deserialize<T>("null", Options)!
                : JsonSerializer.Deserialize<T>(utf8Json, Options)!;
        }
#pragma warning disable CA1031 // Constructors, setters and converters of the type may throw anything.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // Without the exception underneath: whoever logs this must be able to, whatever that one's members do.
            var said = e is JsonException or NotSupportedException ? string.Empty : $"{e.GetType().FullName}: ";
            throw new PayloadException(
                $"A payload cannot be read as {typeof(T).Name}: {said}{ExceptionText.MessageOf(e)}");
        }
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new JsonStringEnumConverter(),
                new ExactNumberConverter<decimal>(NumberStyles.Float, _ => false),
                new ExactNumberConverter<long>(NumberStyles.Integer, n => n is >= -MostExact and <= MostExact),
                new ExactNumberConverter<ulong>(NumberStyles.Integer, n => n <= MostExact),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
