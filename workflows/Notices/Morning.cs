using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// A morning's messages: when each is due. Whoever is in several programmes is told at the earliest of their hours.
/// From there a person's own minute spreads messages over an hour, so that no mail server sees them all at once; it is
/// the same each morning. Quiet hours are waited out. Pure.
/// </summary>
/// <param name="Day">The day in Thailand.</param>
/// <param name="Hours">When the messages of programmes go out, one a programme.</param>
/// <param name="Otherwise">When they go out to people whose programmes say nothing, Bangkok time.</param>
/// <param name="IsSpread">Whether each waits for their own minute.</param>
public sealed record Morning(DateOnly Day, IReadOnlyList<DigestHour> Hours, TimeOnly Otherwise, bool IsSpread = true)
{
    private const int SpreadMinutes = 60;
    private const int LastMinute = (24 * SpreadMinutes) - 1;

    // FNV-1a of 32 bits: the same on every machine and in every release.
    private const uint HashBasis = 2166136261;
    private const uint HashPrime = 16777619;

    /// <summary>Everybody's messages of a day, at once.</summary>
    public static Morning AtOnce(DateOnly day) => new(day, [], TimeOnly.MinValue, IsSpread: false);

    /// <summary>A person's minute of the hour.</summary>
    public static int MinuteOf(PersonId person)
    {
        var hash = HashBasis;
        foreach (var letter in person.Value)
        {
            hash = unchecked((hash ^ letter) * HashPrime);
        }

        return (int)(hash % SpreadMinutes);
    }

    /// <summary>When somebody's message is due, Bangkok time.</summary>
    /// <param name="person">Who.</param>
    /// <param name="programmes">The programmes that they have a part in; empty where in none.</param>
    /// <param name="quiet">When they want none.</param>
    public TimeOnly DueAt(PersonId person, IReadOnlyCollection<string> programmes, QuietHours quiet)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        ArgumentNullException.ThrowIfNull(quiet);
        var hour = programmes.Count == 0 ? Otherwise : programmes.Min(HourOf);
        if (!IsSpread)
        {
            return hour;
        }

        var due = Later(hour, MinuteOf(person));
        return quiet.IsQuiet(due) && quiet.Until > due ? Later(quiet.Until, MinuteOf(person)) : due;
    }

    private TimeOnly HourOf(string programme) =>
        Hours.FirstOrDefault(h => h.ProgrammeId == programme)?.At ?? Otherwise;

    private static TimeOnly Later(TimeOnly hour, int minutes) =>
        TimeOnly.MinValue.AddMinutes(Math.Min((hour.Hour * SpreadMinutes) + hour.Minute + minutes, LastMinute));
}
