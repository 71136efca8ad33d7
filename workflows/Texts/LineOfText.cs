using System.Globalization;
using System.Text;

namespace ProgramFlows.Workflows.Texts;

/// <summary>
/// A line of text that somebody writes and others read: in a message's subject, on a page, in a terminal. Both stores
/// keep it, and it stays on its line.
/// </summary>
public static class LineOfText
{
    private static readonly HashSet<int> TurnTheDirection =
    [
        0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
    ];

    // No format characters by their category, and yet nothing is seen of them.
    private static readonly HashSet<int> LookLikeNothing =
    [
        0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180f, 0x2800, 0x3164, 0xffa0,
    ];

    /// <summary>
    /// The first character that belongs in no line: a line break, a control character, one that turns the direction of
    /// reading, one without a meaning of its own, or what stands for a character that was lost.
    /// </summary>
    /// <returns>Null when there is none.</returns>
    public static Rune? Stray(string text) => First(text, IsStray);

    /// <summary>The first character of which nothing is seen, such as a zero-width space.</summary>
    /// <returns>Null when there is none.</returns>
    public static Rune? Invisible(string text) => First(text, IsInvisible);

    /// <summary>A character's name, such as <c>U+200B</c>.</summary>
    public static string NameOf(Rune character) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{character.Value:X4}");

    /// <summary>Whether a character ends a line.</summary>
    public static bool IsLineBreak(Rune character) => character.Value is 0x0a or 0x0d or 0x85 or 0x2028 or 0x2029;

    internal static bool IsStray(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character == Rune.ReplacementChar
        || TurnTheDirection.Contains(character.Value)
        || character.Value is 0xfeff or (>= 0xfff9 and <= 0xfffb) or (>= 0xfdd0 and <= 0xfdef)
        || (character.Value & 0xfffe) == 0xfffe;

    internal static bool IsInvisible(Rune character) =>
        Rune.GetUnicodeCategory(character) == UnicodeCategory.Format
        || LookLikeNothing.Contains(character.Value)
        || character.Value is (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0100 and <= 0xe01ef);

    private static Rune? First(string text, Func<Rune, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
        {
            if (condition(rune))
            {
                return rune;
            }
        }

        return null;
    }
}
