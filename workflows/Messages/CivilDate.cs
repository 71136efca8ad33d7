using System.Globalization;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Messages;

/// <summary>Days as people read them: Buddhist era in Thai and in English, with months from our own texts.</summary>
public static class CivilDate
{
    /// <summary>A day such as <c>30 ก.ย. 2570</c> or <c>30 Sep 2570 BE</c>.</summary>
    public static string Abbreviated(DateOnly day, Language language)
    {
        var month = MessageTexts.Get(language, string.Create(CultureInfo.InvariantCulture, $"Month{day.Month:00}"));
        return MessageTexts.Format(language, "Date", day.Day, month, day.Year + FiscalYear.EraOffset);
    }
}
