using System.Text.Json;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>A text in JSON that anybody may have written.</summary>
internal static class JsonText
{
    /// <summary>The text of a property; null where there is none that can be read.</summary>
    public static string? Of(JsonElement element, string property)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object
                && element.TryGetProperty(property, out var value)
                && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, which JSON allows to be written and .NET does not allow to be read.
            return null;
        }
    }
}
