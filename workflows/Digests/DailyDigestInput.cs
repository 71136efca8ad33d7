using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Digests;

/// <summary>What the daily digest goes on with.</summary>
/// <param name="Day">The first day that has yet to be looked at.</param>
/// <param name="At">When messages go out, Bangkok time.</param>
/// <param name="Holidays">Public holidays from that day on.</param>
public sealed record DailyDigestInput(DateOnly Day, TimeOnly At, IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>How a programme wants it, from a day on.</summary>
    public static DailyDigestInput For(ProgrammeDefinition programme, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new DailyDigestInput(
            day, programme.DigestAt, [.. programme.Holidays.Select(h => h.On).Where(d => d >= day)]);
    }
}
