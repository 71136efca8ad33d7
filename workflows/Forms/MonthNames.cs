using System.Globalization;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>The names of months, as people write them and as they read them.</summary>
internal static class MonthNames
{
    private const int January = 1;
    private const int December = 12;

    private static readonly string[][] Written =
    [
        ["มกราคม", "มค", "january", "jan"],
        ["กุมภาพันธ์", "กพ", "february", "feb"],
        ["มีนาคม", "มีค", "march", "mar"],
        ["เมษายน", "เมย", "april", "apr"],
        ["พฤษภาคม", "พค", "may"],
        ["มิถุนายน", "มิย", "june", "jun"],
        ["กรกฎาคม", "กค", "july", "jul"],
        ["สิงหาคม", "สค", "august", "aug"],
        ["กันยายน", "กย", "september", "sep", "sept"],
        ["ตุลาคม", "ตค", "october", "oct"],
        ["พฤศจิกายน", "พย", "november", "nov"],
        ["ธันวาคม", "ธค", "december", "dec"],
    ];

    /// <summary>The number of a month, written as a number or a name, dots or not; null when it is none.</summary>
    public static int? Find(string written)
    {
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number is >= January and <= December ? number : null;
        }

        var name = written.Replace(".", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
        return Array.FindIndex(Written, m => m.Contains(name)) is >= 0 and var found ? found + January : null;
    }

    /// <summary>How a month is called in short.</summary>
    public static LocalizedText Of(int month) =>
        new(CivilDate.AbbreviatedMonth(month, Language.Th), CivilDate.AbbreviatedMonth(month, Language.En));
}
