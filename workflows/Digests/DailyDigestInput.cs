using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Digests;

/// <summary>What the daily digest goes on with.</summary>
/// <param name="Day">The first day that has yet to be looked at.</param>
/// <param name="At">When messages go out to people whose programmes say nothing else, Bangkok time.</param>
/// <param name="Holidays">Public holidays from that day on.</param>
/// <param name="Hours">When the messages of programmes go out; null in what an older release started.</param>
/// <param name="Since">The hour of <paramref name="Day"/> up to which messages have gone; null when none has.</param>
public sealed record DailyDigestInput(
    DateOnly Day,
    TimeOnly At,
    IReadOnlyList<DateOnly> Holidays,
    IReadOnlyList<DigestHour>? Hours = null,
    TimeOnly? Since = null)
{
    /// <summary>How a programme wants it, from a day on.</summary>
    public static DailyDigestInput For(ProgrammeDefinition programme, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new DailyDigestInput(
            day,
            programme.DigestAt,
            [.. programme.Holidays.Select(h => h.On).Where(d => d >= day)],
            [new DigestHour(programme.Id, programme.Year.FirstDay, programme.DigestAt)]);
    }
}
