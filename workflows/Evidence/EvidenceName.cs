using System.Globalization;
using System.Text;

namespace ProgramFlows.Workflows.Evidence;

/// <summary>
/// The name under which a file is shown and given out again. Thai and any other writing stays; a path, an ending that
/// lies about the content, and signs that nobody sees or that turn the writing round do not.
/// </summary>
public static class EvidenceName
{
    private const int Longest = 80;
    private const string Nameless = "file";

    /// <summary>The name for a file of a kind, from the one that came with it.</summary>
    public static string Of(string? given, EvidenceKind kind) => Stem(Shown(given)) is { Length: > 0 } stem
        ? stem + kind.Ending()
        : Nameless + kind.Ending();

    /// <summary>The name that came with a file, as it may be shown back to whoever chose it.</summary>
    public static string Shown(string? given)
    {
        var name = (given ?? string.Empty).Split('/', '\\')[^1];
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            _ = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                    or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => shown,
                _ when "\"<>:|?*;%".Contains(rune.ToString(), StringComparison.Ordinal) => shown.Append('-'),
                _ => shown.Append(rune.ToString()),
            };
        }

        return Cut(shown.ToString().Trim(' ', '.'), Longest + 6);
    }

    /// <summary>Without its ending, and no longer than a line of a page.</summary>
    private static string Stem(string name)
    {
        var dot = name.LastIndexOf('.');
        return Cut((dot > 0 && name.Length - dot <= 6 ? name[..dot] : name).Trim(' ', '.'), Longest);
    }

    private static string Cut(string name, int longest)
    {
        var letters = StringInfo.ParseCombiningCharacters(name);
        return letters.Length <= longest ? name : name[..letters[longest]].Trim(' ', '.');
    }
}
