using System.CommandLine;

namespace ProgramFlows.Standalone.Commands;

/// <summary>
/// Reads <c>--status=</c> as <c>--status ""</c>: a value that says nothing, as an unset variable of a script leaves it.
/// The library would drop it, and take the next word for the value or a switch for given.
/// </summary>
internal static class EmptyValues
{
    /// <summary>The words, with an empty value that is written with its option as a word of its own.</summary>
    public static IReadOnlyList<string> Apart(Command root, IReadOnlyList<string> words)
    {
        var options = OptionsOf(root).ToHashSet(StringComparer.Ordinal);
        return [.. words.SelectMany(word => word is [.. var name, '=' or ':'] && options.Contains(name)
            ? new[] { name, string.Empty }
            : [word])];
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.SelectMany(o => o.Aliases.Append(o.Name)).Concat(command.Subcommands.SelectMany(OptionsOf));
}
