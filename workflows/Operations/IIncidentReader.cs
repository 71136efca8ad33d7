using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Operations;

/// <summary>
/// Incidents as those see them who may see to them (<see cref="Access.AccessRules"/>); the programme's staff see all,
/// without names.
/// </summary>
public interface IIncidentReader
{
    /// <summary>The open ones, the longest waiting first; null to those who never see any.</summary>
    Task<IReadOnlyList<SeenIncident>?> OpenAsync(Viewer viewer, CancellationToken cancellationToken);

    /// <summary>One of them, open or closed, if the viewer may see to it.</summary>
    Task<IncidentSight> FindAsync(Viewer viewer, string id, CancellationToken cancellationToken);
}
