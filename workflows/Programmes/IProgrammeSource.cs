namespace ProgramFlows.Workflows.Programmes;

/// <summary>Where programme definitions come from.</summary>
public interface IProgrammeSource
{
    /// <summary>A programme of a fiscal year, Buddhist era; null when there is none.</summary>
    /// <exception cref="ProgrammeException">Its text has mistakes; the message names every one.</exception>
    Task<ProgrammeDefinition?> FindAsync(string id, int fiscalYear, CancellationToken cancellationToken);
}
