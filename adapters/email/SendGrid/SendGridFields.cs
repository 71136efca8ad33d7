using System.Text.Json;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>
/// Which fields of a message SendGrid found wrong. Only names that we ourselves have written are repeated, since what
/// comes back is somebody else's text.
/// </summary>
internal static class SendGridFields
{
    private const int Most = 3;

    private static readonly HashSet<string> Ours =
    [
        "personalizations", "to", "from", "email", "name", "subject", "content", "type", "value", "headers",
        "custom_args", SendGridNames.KeyArgument, "tracking_settings", "click_tracking", "open_tracking",
        "subscription_tracking", "ganalytics", "enable", "enable_text",
    ];

    public static IReadOnlyList<string> In(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("errors", out var errors)
                && errors.ValueKind == JsonValueKind.Array
                    ? [.. errors.EnumerateArray().Select(Name).OfType<string>().Distinct().Take(Most)]
                    : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Name(JsonElement error)
    {
        var known = (JsonText.Of(error, "field") ?? string.Empty).Split('.').TakeWhile(part =>
            Ours.Contains(part) || (part.Length is > 0 and < 5 && part.All(char.IsAsciiDigit)));
        return string.Join('.', known) is { Length: > 0 } name ? name : null;
    }
}
