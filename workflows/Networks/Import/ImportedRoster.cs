namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>A file of networks without problems, not yet held against what is known.</summary>
/// <param name="ProgrammeId">The programme that its networks join.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="Rows">Its rows, in their order.</param>
public sealed record ImportedRoster(string ProgrammeId, int FiscalYear, IReadOnlyList<ImportedRow> Rows)
{
    /// <summary>The networks that it names, each once, as they would be if they were new.</summary>
    public IReadOnlyList<Network> Networks =>
        [.. Rows.Select(r => r.Network).OfType<Network>().DistinctBy(n => n.Code)];
}
