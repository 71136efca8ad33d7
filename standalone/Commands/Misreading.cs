using System.CommandLine;

namespace ProgramFlows.Standalone.Commands;

/// <summary>Says in a few lines what was wrong with a command line and what may have been meant.</summary>
internal static class Misreading
{
    public static int Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var word in parsed.UnmatchedTokens)
        {
            Console.Error.WriteLine($"'{word}' is not known to '{NameOf(command)}'.{Suggestion(word, command)}");
        }

        // When a word was not understood, what the library goes on to miss follows from that.
        if (parsed.UnmatchedTokens.Count == 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }
        }

        Console.Error.WriteLine($"'{NameOf(command)} --help' tells what there is. Nothing was done.");
        return ExitCode.Failed;
    }

    private static string NameOf(Command command) =>
        command is RootCommand ? "programflows" : $"programflows {command.Name}";

    private static string Suggestion(string word, Command command)
    {
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
        var nearest = known.Select(k => (Word: k, Distance: Distance(word, k))).MinBy(k => k.Distance);
        return nearest.Word is not null && 2 * nearest.Distance <= Math.Max(nearest.Word.Length, word.Length)
            ? $" Did you mean '{nearest.Word}'?"
            : command.Subcommands.Count > 0
                ? $" There are {string.Join(", ", command.Subcommands.Select(c => c.Name))}."
                : string.Empty;
    }

    /// <summary>The number of letters to add, drop or change (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
