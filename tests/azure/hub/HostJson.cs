using System.Globalization;
using System.Text.RegularExpressions;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>Payloads as they come out of the extension: text as it was, and no number finer than a double.</summary>
internal static partial class HostJson
{
    public static string? Passed(string? json) => json is null ? null : TextOrNumber().Replace(json, Passed);

    private static string Passed(Match part)
    {
        if (part.Value[0] == '"')
        {
            return part.Value;
        }

        var passed = double.Parse(part.Value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        return part.Value.Length <= 15 ? part.Value : passed;
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?
        """)]
    private static partial Regex TextOrNumber();
}
