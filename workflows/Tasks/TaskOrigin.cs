namespace ProgramFlows.Workflows.Tasks;

/// <summary>Which task of which programme's text a network's task is.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="FiscalYear">The fiscal year, Buddhist era.</param>
/// <param name="DefinitionId">The task's id in the programme.</param>
/// <param name="Version">The version of the programme's text; null for a task of a year that an older release started,
/// which did not write it down.</param>
public sealed record TaskOrigin(string ProgrammeId, int FiscalYear, string DefinitionId, string? Version);
