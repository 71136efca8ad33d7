namespace ProgramFlows.Workflows.Programmes;

/// <summary>
/// The texts of programmes by version, for as long as anything refers to them: a file edited later does not change what
/// a year was started with.
/// </summary>
public interface IProgrammeLibrary
{
    /// <summary>Keeps a definition; one that is kept already under its id, year and version stays as it is.</summary>
    Task KeepAsync(ProgrammeDefinition definition, CancellationToken cancellationToken);

    /// <summary>A definition; null when it was never kept.</summary>
    /// <param name="id">The programme.</param>
    /// <param name="fiscalYear">The fiscal year, Buddhist era.</param>
    /// <param name="version">The version; null, where none was written down, for the one that was kept first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ProgrammeDefinition?> FindAsync(
        string id, int fiscalYear, string? version, CancellationToken cancellationToken);

    /// <summary>Programmes and fiscal years, Buddhist era, that tasks refer to and of which no text is kept.</summary>
    Task<IReadOnlyList<(string Id, int FiscalYear)>> MissingAsync(CancellationToken cancellationToken);
}
