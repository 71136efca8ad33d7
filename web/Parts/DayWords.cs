using System.Globalization;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Parts;

/// <summary>Days, times and distances as people read them; a due day is told as a day and a distance.</summary>
public static class DayWords
{
    /// <summary>A month's short name.</summary>
    public static string Month(DateOnly day, Language language) => CivilDate.AbbreviatedMonth(day.Month, language);

    /// <summary>A day with its weekday and its year, such as <c>วันศุกร์ที่ 29 ม.ค. 2570</c>.</summary>
    public static string Full(DateOnly day, Language language) => In(
        language,
        "Full",
        In(language, $"Weekday{(int)day.DayOfWeek}"),
        day.Day,
        Month(day, language),
        day.Year + FiscalYear.EraOffset);

    /// <summary>A day with its weekday, where the year is plain: <c>วันศุกร์ที่ 29 ม.ค.</c></summary>
    public static string WithWeekday(DateOnly day, Language language) => In(
        language, "Long", In(language, $"Weekday{(int)day.DayOfWeek}"), day.Day, Month(day, language));

    /// <summary>A day and month.</summary>
    public static string DayAndMonth(DateOnly day, Language language) =>
        In(language, "Short", day.Day, Month(day, language));

    /// <summary>A day for programs.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment's time in Thailand, such as <c>9.52 น.</c></summary>
    public static string Time(DateTimeOffset moment, Language language)
    {
        var local = ThaiTime.LocalOf(moment);
        return Time(new TimeOnly(local.Hour, local.Minute), language);
    }

    /// <summary>A time of the day, such as <c>9.52 น.</c></summary>
    public static string Time(TimeOnly time, Language language) =>
        In(language, "Time", time.Hour, time.Minute.ToString("00", CultureInfo.InvariantCulture));

    /// <summary>How far a due day is: how many days are left, today, or how many it is over.</summary>
    public static string Distance(DateOnly due, DateOnly today, Language language) =>
        (due.DayNumber - today.DayNumber) switch
        {
            0 => In(language, "Today"),
            1 => In(language, "Tomorrow"),
            -1 => In(language, "Yesterday"),
            > 1 and var left => In(language, "Left", left),
            var over => In(language, "Over", -over),
        };

    private static string In(Language language, string name, params ReadOnlySpan<object?> values) =>
        new Texts(typeof(DayWords), language).Format(name, values);
}
