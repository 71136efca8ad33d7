using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Privacy;

/// <summary>Everything that is held about people, for those people themselves.</summary>
public interface IHoldingsReader
{
    /// <summary>
    /// What is held about a viewer, a part a table. What only lets a browser in (hashes of codes and sessions) is left
    /// out: it says nothing about anybody.
    /// </summary>
    /// <returns>Nothing for the system, about which nothing is held.</returns>
    Task<IReadOnlyList<HeldPart>> ReadAsync(Viewer viewer, CancellationToken cancellationToken);
}
