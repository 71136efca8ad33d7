namespace ProgramFlows.Workflows.Calendar;

/// <summary>
/// Civil days and clock times in Thailand: UTC+7 all year round, so that nothing is looked up and every host agrees.
/// </summary>
public static class ThaiTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The moment, UTC, of a clock time on a day in Thailand.</summary>
    public static DateTimeOffset Moment(DateOnly day, TimeOnly time) =>
        new DateTimeOffset(day.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>The moment, UTC, at which a day begins in Thailand.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => Moment(day, TimeOnly.MinValue);

    /// <summary>The day it is in Thailand at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(LocalOf(moment).DateTime);

    /// <summary>The same moment as clocks in Thailand show it.</summary>
    public static DateTimeOffset LocalOf(DateTimeOffset moment) => moment.ToOffset(Offset);
}
