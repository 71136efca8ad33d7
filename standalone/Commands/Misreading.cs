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
        foreach (var sentence in SentencesFor(parsed))
        {
            StandardOutput.TryWriteError(sentence);
        }

        return ExitCode.Failed;
    }

    /// <summary>What is wrong with a command line, a sentence each.</summary>
    public static IEnumerable<string> SentencesFor(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = UnknownIn(parsed).ToList();

        // When a word was not understood, what the library goes on to miss follows from that.
        return unknown.Select(word => $"'{word}' is not known to '{NameOf(command)}'.{Suggestion(word, command)}")
            .Concat(unknown.Count > 0 ? [] : parsed.Errors.Select(SentenceOf).Distinct())
            .Append($"'{NameOf(command)} --help' tells what there is. Nothing was done.");
    }

    /// <summary>Words that nothing took, and options written wrongly that were taken for a file's name.</summary>
    private static IEnumerable<string> UnknownIn(ParseResult parsed) =>
        parsed.Tokens
            .Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(t => t.Value)
            .Concat(parsed.UnmatchedTokens)
            .Distinct();

    /// <summary>The library's own sentence for a value that does not fit names a type of our code.</summary>
    private static string SentenceOf(ParseError error) =>
        error.SymbolResult is OptionResult { Option: { } option, Tokens: [var given, ..] }
            && error.Message.Contains(option.ValueType.ToString(), StringComparison.Ordinal)
            ? $"'{given.Value}' does not fit {option.Name}."
            : error.Message;

    private static string NameOf(Command command) => command switch
    {
        RootCommand => "programflows",
        _ when command.Parents.OfType<Command>().FirstOrDefault() is { } parent => $"{NameOf(parent)} {command.Name}",
        _ => command.Name,
    };

    private static string Suggestion(string word, Command command)
    {
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
        return Nearness.Suggestion(word, known) is { Length: > 0 } suggestion ? suggestion
            : command.Subcommands.Count == 0 ? string.Empty
            : $" There are {string.Join(", ", command.Subcommands.Select(c => c.Name))}.";
    }
}
