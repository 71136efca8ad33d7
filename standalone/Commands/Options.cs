using System.CommandLine;

namespace ProgramFlows.Standalone.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    /// <summary>The folder of an installation.</summary>
    public static Option<string> Folder() => new("--data")
    {
        Description = "The data folder.",
        DefaultValueFactory = _ => InstallationFolder.Default,
    };

    /// <summary>Whether an installation may be made.</summary>
    public static Option<bool> New() => new("--new")
    {
        Description = "Makes a new installation in the data folder, which must be empty.",
    };

    /// <summary>Which programme is meant.</summary>
    public static Option<string?> Programme() => new("--programme")
    {
        Description = "The programme's file; left out, the one under way, where it is the only one of its year.",
    };

    /// <summary>A moment, given as a day in Thailand or as a time with its offset.</summary>
    public static Option<DateTimeOffset?> Moment(string name, string description) => new(name)
    {
        Description = description + " A day in Thailand (2026-11-24) or a moment (2026-11-24T08:00:00Z).",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
            {
                return Workflows.Programmes.ThaiTime.StartOf(day);
            }

            if (DateTimeOffset.TryParse(
                text,
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.AssumeUniversal,
                out var moment))
            {
                return moment.ToUniversalTime();
            }

            result.AddError($"'{text}' is no moment. Write a day as 2026-11-24 or a time as 2026-11-24T08:00:00Z.");
            return null;
        },
    };
}
