using System.Text;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>The values of an enumeration as they are written in YAML: lower-case words joined by '-'.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values =
        Enum.GetValues<T>().Where(IsWritten).ToDictionary(v => Kebab(v.ToString()));

    /// <summary>The value of a word; null when there is none, which is noted unless the word is missing.</summary>
    public static T? Read(string text, Node at, Mistakes mistakes)
    {
        if (Values.TryGetValue(text, out var value))
        {
            return value;
        }

        if (text.Length > 0)
        {
            mistakes.Add(
                at,
                $"'{Quoted.Of(text)}' is not known here.{Nearness.Suggestion(text, Values.Keys)} "
                + $"Known: {string.Join(", ", Values.Keys)}.");
        }

        return null;
    }

    /// <summary>How a value is written.</summary>
    public static string Of(T value) => Kebab(value.ToString());

    /// <summary>A programme names those alone who have a part in a network's work.</summary>
    private static bool IsWritten(T value) => value is not Role role || RoleOrder.HasPartInWork(role);

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
