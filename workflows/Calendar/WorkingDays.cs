namespace ProgramFlows.Workflows.Calendar;

/// <summary>Working days: Monday to Friday, save public holidays.</summary>
/// <param name="holidays">The holidays; their order does not matter.</param>
public sealed class WorkingDays(IEnumerable<DateOnly> holidays)
{
    private readonly HashSet<DateOnly> _holidays = [.. holidays];

    /// <summary>Whether people work on a day.</summary>
    public bool Contains(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    /// <summary>The first working day on or after a day.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!Contains(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The last working day on or before a day.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!Contains(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The working day that is so many working days after a day, 1 or more.</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        for (var left = workingDays; left > 0; left--)
        {
            day = OnOrAfter(day.AddDays(1));
        }

        return day;
    }
}
