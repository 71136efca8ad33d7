using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using ProgramFlows.Adapters.Programs;

namespace ProgramFlows.Standalone.Commands;

/// <summary>Says in a few lines what was wrong with a command line and what may have been meant.</summary>
internal static class Misreading
{
    /// <summary>True when the command line cannot be meant as it stands.</summary>
    public static bool Concerns(ParseResult parsed) => parsed.Action is ParseErrorAction || UnknownIn(parsed).Any();

    public static int Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = UnknownIn(parsed).ToList();
        foreach (var word in unknown)
        {
            Console.Error.WriteLine($"'{word}' is not known to '{NameOf(command)}'.{Suggestion(word, command)}");
        }

        // When a word was not understood, what the library goes on to miss follows from that.
        if (unknown.Count == 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }
        }

        Console.Error.WriteLine($"'{NameOf(command)} --help' tells what there is. Nothing was done.");
        return ExitCode.Failed;
    }

    /// <summary>Words that nothing took, and options written wrongly that were taken for a file's name.</summary>
    private static IEnumerable<string> UnknownIn(ParseResult parsed) =>
        parsed.Tokens
            .Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(t => t.Value)
            .Concat(parsed.UnmatchedTokens)
            .Distinct();

    private static string NameOf(Command command) =>
        command is RootCommand ? "programflows" : $"programflows {command.Name}";

    private static string Suggestion(string word, Command command)
    {
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
        return Nearness.Suggestion(word, known) is { Length: > 0 } suggestion ? suggestion
            : command.Subcommands.Count == 0 ? string.Empty
            : $" There are {string.Join(", ", command.Subcommands.Select(c => c.Name))}.";
    }
}
