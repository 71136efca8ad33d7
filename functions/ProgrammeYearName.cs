using System.Globalization;

namespace ProgramFlows.Functions;

/// <summary>A programme's fiscal year as a setting names it: <c>honest-society-2570</c>.</summary>
/// <param name="Programme">The programme's id.</param>
/// <param name="FiscalYear">The fiscal year, B.E.</param>
internal sealed record ProgrammeYearName(string Programme, int FiscalYear)
{
    private const int EarliestYear = 2400;

    /// <summary>Reads a name; null when it is none.</summary>
    public static ProgrammeYearName? TryRead(string name)
    {
        var dash = name.LastIndexOf('-');
        return dash > 0
            && int.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year >= EarliestYear
            ? new ProgrammeYearName(name[..dash], year)
            : null;
    }
}
