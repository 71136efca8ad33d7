using System.Text;

namespace ProgramFlows.Workflows.Texts;

/// <summary>
/// How what somebody wrote is repeated in a message: short, and without what a terminal would obey or nobody would see.
/// </summary>
public static class Quoted
{
    private const int Longest = 40;

    /// <summary>The first 40 characters; <c>�</c> stands for each that cannot be shown.</summary>
    public static string Of(string value) => Of(value, Longest);

    /// <summary>The first so many characters.</summary>
    public static string Of(string value, int longest)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder();
        foreach (var rune in value.AsSpan(0, Math.Min(value.Length, longest)).EnumerateRunes())
        {
            var isShown = !LineOfText.IsStray(rune) && !LineOfText.IsInvisible(rune);
            text.Append(isShown ? rune.ToString() : "\ufffd");
        }

        return value.Length > longest ? text.Append('…').ToString() : text.ToString();
    }
}
