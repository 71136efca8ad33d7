using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Cases;

/// <summary>
/// Red risks as those see them who look after a province, a region or the whole: each their own places, and networks
/// none.
/// </summary>
public interface IRedRiskReader
{
    /// <summary>
    /// Those that nobody has answered, the longest waiting first; of a task that was handed in red again the last
    /// alone.
    /// </summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="at">The moment, UTC, by which it is decided what the viewer may do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<SeenRedRisk>> UnansweredAsync(
        Viewer viewer, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>One of them, answered or not, if it is of a place of the viewer's.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="handIn">The command that handed it in.</param>
    /// <param name="at">The moment, UTC, by which it is decided what the viewer may do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<RedRiskSight> FindAsync(
        Viewer viewer, CommandId handIn, DateTimeOffset at, CancellationToken cancellationToken);
}
