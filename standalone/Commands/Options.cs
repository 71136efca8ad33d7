using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ProgramFlows.Standalone.Commands;

/// <summary>
/// Options that several commands share. A value that cannot be meant is refused here, with a sentence, before a command
/// begins.
/// </summary>
internal static class Options
{
    /// <summary>The folder of an installation.</summary>
    public static Option<string> Folder() => new Option<string>("--data")
    {
        Description = "The data folder.",
        DefaultValueFactory = _ => InstallationFolder.Default,
    }.NotEmpty();

    /// <summary>Whether an installation may be made.</summary>
    public static Option<bool> New() => new("--new")
    {
        Description = "Makes a new installation in the data folder, which must be empty.",
    };

    /// <summary>The database of an installation that runs elsewhere.</summary>
    public static Option<string?> Store() => new Option<string?>("--store")
    {
        Description =
            "Instead of a folder, the PostgreSQL of an installation that runs: 'Host=...;Database=...;"
            + "Username=...'. The password is read from the environment variable PGPASSWORD.",
    }.NotEmpty();

    /// <summary>Which programme is meant.</summary>
    public static Option<string?> Programme() => new Option<string?>("--programme")
    {
        Description = "The programme's file; left out, the one under way, where it is the only one of its year.",
    }.NotEmpty();

    /// <summary>A whole number within a range.</summary>
    public static Option<int> Number(string name, string description, int usual, int least, int most) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (int.TryParse(
                    result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most)
            {
                return number;
            }

            result.AddError(
                $"'{result.Tokens[0].Value}' does not fit {name}. Write a number from {least:N0} to {most:N0}.");
            return usual;
        },
    };

    /// <summary>What the people of a rehearsal do follows from it.</summary>
    public static Option<int> Seed() => Number(
        "--seed", "What the simulated people's behaviour follows from.", 1, int.MinValue, int.MaxValue);

    /// <summary>Refuses an option that is given and says nothing, as an unset variable of a script does.</summary>
    public static Option<T> NotEmpty<T>(this Option<T> option)
    {
        option.Validators.Add(result => RefuseEmpty(result, option.Name));
        return option;
    }

    /// <summary>Refuses an argument that is given and says nothing.</summary>
    public static Argument<string> NotEmpty(this Argument<string> argument)
    {
        argument.Validators.Add(result => RefuseEmpty(result, argument.Name));
        return argument;
    }

    private static void RefuseEmpty(SymbolResult result, string name)
    {
        if (result.Tokens is [var given] && string.IsNullOrWhiteSpace(given.Value))
        {
            result.AddError($"{name} is empty. Name something, or leave it out where there is a default.");
        }
    }
}
