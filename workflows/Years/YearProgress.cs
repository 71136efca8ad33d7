using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Years;

/// <summary>Where a programme year stands. Step 1 of one programme is not step 1 of another.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="Name">The programme's name; null before the year has been started.</param>
/// <param name="Provinces">Its provinces, ordered by code.</param>
public sealed record YearProgress(
    string ProgrammeId, int FiscalYear, LocalizedText? Name, IReadOnlyList<ProvinceProgress> Provinces);
