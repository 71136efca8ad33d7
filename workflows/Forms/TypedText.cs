using System.Globalization;
using System.Text;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// What people type, as it is kept: without what nobody sees and no database takes, which pasting brings along.
/// </summary>
internal static class TypedText
{
    private const int ZeroWidthJoiner = 0x200d;

    /// <summary>One line: line breaks and tabs become blanks.</summary>
    public static string Line(string typed) => string.Join(
        ' ', Clean(typed).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Paragraphs, with the line breaks that were typed.</summary>
    public static string Paragraphs(string typed) => string.Join(
        '\n', Clean(typed).Split('\n').Select(l => l.TrimEnd())).Trim('\n', ' ');

    /// <summary>Whether a text is as it would be kept.</summary>
    public static bool IsClean(string text, bool isLine) => text == (isLine ? Line(text) : Paragraphs(text));

    /// <summary>The same with the digits 0 to 9 in place of Thai and other ones.</summary>
    public static string WithPlainDigits(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
                ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture)
                : rune.ToString());
        }

        return plain.ToString();
    }

    private static string Clean(string typed)
    {
        var clean = new StringBuilder(typed.Length);
        foreach (var rune in typed.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (LineOfText.IsLineBreak(rune))
            {
                clean.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (rune.Value == ZeroWidthJoiner || !(LineOfText.IsStray(rune) || LineOfText.IsInvisible(rune)))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
