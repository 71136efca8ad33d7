using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ProgramFlows.Workflows.Calendar;

namespace ProgramFlows.Standalone.Commands;

/// <summary>An option that is a moment, given as a day in Thailand or as a time with its offset.</summary>
internal static class MomentOption
{
    private const int FirstYear = 1970;
    private const int LastYear = 2399;

    // A year after the last is one of the Buddhist era, which is 543 ahead.
    private const int LastBuddhistYear = LastYear + BuddhistYears;
    private const int BuddhistYears = 543;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description + " A day in Thailand (2026-11-24) or a moment (2026-11-24T08:00:00Z).",
        CustomParser = result => Parse(result, name),
    };

    private static DateTimeOffset? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        if (DayIn(text, out var isDay) is not { } moment)
        {
            result.AddError(Refusal(text, name));
            return null;
        }

        if (moment.Year is > LastYear and <= LastBuddhistYear)
        {
            var meant = moment.AddYears(-BuddhistYears).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            result.AddError($"'{text}' is a day of the Buddhist era. Write {meant}.");
            return null;
        }

        if (moment.Year is < FirstYear or > LastYear)
        {
            result.AddError(Refusal(text, name));
            return null;
        }

        return isDay ? ThaiTime.StartOf(DateOnly.FromDateTime(moment.DateTime)) : moment.ToUniversalTime();
    }

    /// <summary>The moment as it is written, or midnight UTC of a day; null when it is neither.</summary>
    private static DateTimeOffset? DayIn(string text, out bool isDay)
    {
        var culture = CultureInfo.InvariantCulture;
        isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day);
        return isDay ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : DateTimeOffset.TryParseExact(text, Formats, culture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment
                : null;
    }

    private static string Refusal(string text, string name) =>
        $"'{text}' does not fit {name}. Write a day as 2026-11-24 or a time as 2026-11-24T08:00:00Z, from {FirstYear} "
        + $"to {LastYear}.";
}
