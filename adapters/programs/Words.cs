using System.Text;

namespace ProgramFlows.Adapters.Programs;

/// <summary>The values of an enumeration as they are written in YAML: lower-case words joined by '-'.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(v => Kebab(v.ToString()));

    public static T Read(string text, Node at, Mistakes mistakes)
    {
        if (text.Length > 0 && !Values.ContainsKey(text))
        {
            mistakes.Add(
                at,
                $"'{text}' is not known here.{Nearness.Suggestion(text, Values.Keys)} "
                + $"Known: {string.Join(", ", Values.Keys)}.");
        }

        return Values.GetValueOrDefault(text);
    }

    private static string Kebab(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
