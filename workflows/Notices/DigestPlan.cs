using ProgramFlows.Workflows.Calendar;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// When messages go out next, and whose. Pure: it knows holidays and hours, and no clock. Of the years of a programme
/// the latest that has begun by a day says its hour.
/// </summary>
internal sealed class DigestPlan(DailyDigestInput state, DateOnly today)
{
    private readonly WorkingDays _workingDays = new(state.Holidays);

    /// <summary>The next hour at which messages go out.</summary>
    public (DateOnly Day, TimeOnly At) Next()
    {
        // After an outage the mornings that were missed are not made up for: the next message tells everything. What a
        // wrong clock has put absurdly far ahead, a restart brings back.
        var first = state.Day < today || DigestPatience.IsAbsurd(state.Day, today) ? today : state.Day;
        var day = _workingDays.OnOrAfter(first);
        var left = HoursOf(day).Where(h => day != state.Day || state.Since is not { } since || h > since).ToList();
        if (left.Count > 0)
        {
            return (day, left[0]);
        }

        day = _workingDays.OnOrAfter(day.AddDays(1));
        return (day, HoursOf(day)[0]);
    }

    /// <summary>The hours of a day.</summary>
    public Morning MorningOf(DateOnly day) => new(day, SaidOn(day), state.At);

    /// <summary>The next hour of a day after a moment, UTC; null when there is none.</summary>
    public DateTimeOffset? HourAfter(DateOnly day, DateTimeOffset moment) => HoursOf(day)
        .Select(h => (DateTimeOffset?)ThaiTime.Moment(day, h)).FirstOrDefault(h => h > moment);

    /// <summary>The last hour of a day.</summary>
    public TimeOnly LastOf(DateOnly day) => HoursOf(day)[^1];

    /// <summary>Whose messages go out then; null for everybody's.</summary>
    public DigestRound? RoundAt(DateOnly day, TimeOnly at)
    {
        var hours = SaidOn(day);
        var toCome = hours.Where(h => h.At > at).Select(h => h.ProgrammeId).ToList();
        return toCome.Count == 0 && state.At <= at
            ? null
            : new DigestRound(
                [.. hours.Where(h => h.At <= at).Select(h => h.ProgrammeId)], toCome, TakesOthers: state.At <= at);
    }

    /// <summary>What another programme year says is taken in.</summary>
    public static DailyDigestInput With(DailyDigestInput state, DigestYear year) => state with
    {
        Holidays = [.. state.Holidays.Union(year.Holidays).Order()],
        Hours =
        [
            .. (state.Hours ?? []).Where(h => !year.Hours.Any(n => n.ProgrammeId == h.ProgrammeId && n.From == h.From)),
            .. year.Hours,
        ],
    };

    /// <summary>What there is to know after an hour of a day: what is past is left out.</summary>
    public DailyDigestInput After(DateOnly day, TimeOnly at)
    {
        var hours = state.Hours;
        return state with
        {
            Day = day,
            Since = at,
            Holidays = [.. state.Holidays.Where(d => d > day)],
            Hours = hours is null ? null : [.. hours.Where(h => h.From > day || SaidOn(day).Contains(h))],
        };
    }

    private List<TimeOnly> HoursOf(DateOnly day) =>
        [.. SaidOn(day).Select(h => h.At).Append(state.At).Distinct().Order()];

    private List<DigestHour> SaidOn(DateOnly day) =>
    [
        .. (state.Hours ?? []).Where(h => h.From <= day)
            .GroupBy(h => h.ProgrammeId)
            .Select(years => years.MaxBy(h => h.From)!),
    ];
}
