using System.Globalization;

namespace ProgramFlows.Workflows.Years;

/// <summary>A programme's fiscal year as a setting or a file names it: <c>honest-society-2570</c>.</summary>
/// <param name="Programme">The programme's id.</param>
/// <param name="FiscalYear">The fiscal year, B.E.</param>
public sealed record ProgrammeYearName(string Programme, int FiscalYear)
{
    private const int EarliestYear = 2400;
    private const int LatestYear = 9999;

    /// <summary>Reads a name; null when it is none.</summary>
    public static ProgrammeYearName? TryRead(string name)
    {
        var dash = name.LastIndexOf('-');
        return dash > 0
            && int.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= EarliestYear and <= LatestYear
            ? new ProgrammeYearName(name[..dash], year)
            : null;
    }

    /// <summary>As it is read.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Programme}-{FiscalYear}");
}
