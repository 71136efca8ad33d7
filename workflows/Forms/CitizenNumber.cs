using System.Text.RegularExpressions;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// A Thai citizen's identification number: thirteen digits, the last of which is worked out of the others. It has no
/// place in what a network hands in.
/// </summary>
internal static partial class CitizenNumber
{
    private const int Digits = 13;

    /// <summary>The first valid number in a text, digits alone; null when there is none.</summary>
    public static string? In(string text) =>
        Candidate().Matches(TypedText.WithPlainDigits(text))
            .Select(m => string.Concat(m.Value.Where(char.IsAsciiDigit)))
            .FirstOrDefault(IsValid);

    /// <summary>A number as it can be shown to whoever typed it, without being repeated in full.</summary>
    public static string Hidden(string number) => $"{number[0]}-xxxx-xxxxx-{number[10..12]}-{number[12]}";

    private static bool IsValid(string number)
    {
        var sum = number[..(Digits - 1)].Select((d, i) => (d - '0') * (Digits - i)).Sum();
        return (11 - (sum % 11)) % 10 == number[^1] - '0';
    }

    [GeneratedRegex(
        "(?<![0-9])[0-9]([ -]?[0-9]){12}(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Candidate();
}
