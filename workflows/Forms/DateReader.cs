using System.Globalization;
using System.Text.RegularExpressions;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// Understands days as people write them: in either era, with Thai digits, with names of months, the day before the
/// month, in one field or in three.
/// </summary>
internal static partial class DateReader
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    // 70 is 2570 and 27 is 2027: the years that are meant lie around the turn of both.
    private const int FirstShortBuddhist = 50;

    public static ReadField Read(FieldDefinition field, RawValues raw, string path)
    {
        var typed = raw.First.Length > 0
            ? raw.First
            : string.Join(' ', ((string[])["day", "month", "year"]).Select(raw.Part).Where(p => p.Length > 0));
        var text = TypedText.Line(TypedText.WithPlainDigits(typed));
        if (text.Length == 0)
        {
            return new ReadField(null, []);
        }

        Regex[] ways = [Iso(), MonthFirst(), DayFirst()];
        return ways.Select(w => w.Match(text)).FirstOrDefault(m => m.Success) is { } found
            ? Of(found.Groups["day"].Value, found.Groups["month"].Value, found.Groups["year"].Value)
            : Wrong(ProblemCode.NotDate, Quoted.Of(typed));

        ReadField Of(string day, string month, string year)
        {
            if (MonthNames.Find(month) is not { } monthNumber)
            {
                return Wrong(ProblemCode.NoSuchMonth, Quoted.Of(month));
            }

            var dayNumber = int.Parse(day, CultureInfo.InvariantCulture);
            var monthName = MonthNames.Of(monthNumber);
            if (year.Length == 0)
            {
                return Wrong(ProblemCode.YearMissing, dayNumber, monthName);
            }

            if (YearOf(year) is not { } yearNumber)
            {
                return Wrong(ProblemCode.NoSuchYear, year);
            }

            var most = DateTime.DaysInMonth(yearNumber, monthNumber);
            return dayNumber < 1 || dayNumber > most
                ? Wrong(ProblemCode.NoSuchDay, monthName, yearNumber + FiscalYear.EraOffset, most, dayNumber)
                : Understood(new DateOnly(yearNumber, monthNumber, dayNumber));
        }

        ReadField Understood(DateOnly day) => new(new FieldAnswer.Day(day), [])
        {
            Understood = FormTexts.Format("Understood", AnswerTexts.Day(day)),
        };

        ReadField Wrong(ProblemCode code, params ReadOnlySpan<object> parts) =>
            new(null, [FieldProblem.Of(path, code, [field.Label, .. parts])]);
    }

    /// <summary>The year in the common era; null of one in which nothing of this happened.</summary>
    private static int? YearOf(string year)
    {
        var number = int.Parse(year, CultureInfo.InvariantCulture);
        var full = year.Length > 2 ? number : number >= FirstShortBuddhist ? 2500 + number : 2000 + number;
        var common = full > LastYear ? full - FiscalYear.EraOffset : full;
        return common is >= FirstYear and <= LastYear ? common : null;
    }

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"^((วัน)?(จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)?(ที่)? ?|[a-z]{3,9},? )?"
        + @"(?<day>[0-9]{1,2})(st|nd|rd|th)?[-/. ]*(เดือน ?)?(?<month>[0-9]{1,2}|[\p{L}\p{M}][\p{L}\p{M}.]+)"
        + @"([-/., ]*(พ\.?ศ\.?|ค\.?ศ\.?)? ?(?<year>[0-9]{2}|[0-9]{4}) ?(b\.?e\.?|a\.?d\.?|c\.?e\.?)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        @"^(?<month>[a-z]{3,9})\.? (?<day>[0-9]{1,2})(st|nd|rd|th)?,? "
        + @"(?<year>[0-9]{4})( ?(b\.?e\.?|a\.?d\.?|c\.?e\.?))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthFirst();
}
