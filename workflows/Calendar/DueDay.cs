namespace ProgramFlows.Workflows.Calendar;

/// <summary>
/// The day that a network sees as its due day. One that is no working day moves to the next, as an office's deadlines
/// do; where that lies beyond the year, back to the last working day of it.
/// </summary>
public static class DueDay
{
    /// <summary>The day on which something is due that a programme wants on a day.</summary>
    /// <param name="wantedOn">The day that the programme names, or that was counted from another.</param>
    /// <param name="opensOn">The first day on which it can be done: it is never due before.</param>
    /// <param name="yearEndsOn">The last day of the fiscal year.</param>
    /// <param name="days">The working days that hold there.</param>
    public static DateOnly Of(DateOnly wantedOn, DateOnly opensOn, DateOnly yearEndsOn, WorkingDays days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var next = days.OnOrAfter(wantedOn);
        if (next <= yearEndsOn)
        {
            return next;
        }

        var last = days.OnOrBefore(wantedOn);
        return last < opensOn ? wantedOn : last;
    }
}
