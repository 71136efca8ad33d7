using System.Globalization;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Calendar;

/// <summary>Days as people read them: Buddhist era in Thai and in English, with months from our own texts.</summary>
public static class CivilDate
{
    /// <summary>A day such as <c>วันพฤหัสบดีที่ 30 ก.ย. 2570</c> or <c>Thursday 30 Sep 2570 BE</c>.</summary>
    public static string WithWeekday(DateOnly day, Language language) => MessageTexts.Format(
        language,
        "DateWithWeekday",
        MessageTexts.Get(language, string.Create(CultureInfo.InvariantCulture, $"Weekday{(int)day.DayOfWeek}")),
        day.Day,
        MonthOf(day, language),
        day.Year + FiscalYear.EraOffset);

    /// <summary>A day such as <c>30 ก.ย. 2570</c> or <c>30 Sep 2570 BE</c>.</summary>
    public static string Abbreviated(DateOnly day, Language language) => MessageTexts.Format(
        language, "Date", day.Day, MonthOf(day, language), day.Year + FiscalYear.EraOffset);

    private static string MonthOf(DateOnly day, Language language) =>
        MessageTexts.Get(language, string.Create(CultureInfo.InvariantCulture, $"Month{day.Month:00}"));

    /// <summary>A month's name in short, such as <c>ก.ย.</c>.</summary>
    public static string AbbreviatedMonth(int month, Language language) =>
        MessageTexts.Get(language, string.Create(CultureInfo.InvariantCulture, $"Month{month:00}"));
}
