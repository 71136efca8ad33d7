namespace ProgramFlows.Workflows.People;

/// <summary>Who there is, for whoever says who is what, and for whoever helps people in their area.</summary>
public interface IRosterReader
{
    /// <summary>
    /// The people whom somebody may appoint or help, by name: everybody for administrators and for whoever runs the
    /// installation, for provincial coordinators and regional offices those below them in their area, for others
    /// nobody. Who was erased is left out.
    /// </summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="words">A part of a name, or a whole address or id; null or empty for everybody.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<KnownPerson>> ListAsync(
        Viewer viewer, string? words, int most, CancellationToken cancellationToken);
}
