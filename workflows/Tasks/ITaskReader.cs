using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>
/// Tasks as those see them who do, review and look after them. Whoever looks comes first, and sees their own places.
/// </summary>
public interface ITaskReader
{
    /// <summary>
    /// The tasks of the networks that somebody coordinates, which somebody has something to do with, and how many are
    /// settled.
    /// </summary>
    Task<MyWork> MyWorkAsync(Viewer viewer, CancellationToken cancellationToken);

    /// <summary>One task, if it is of a place of the viewer's.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="id">Which task.</param>
    /// <param name="at">The moment, UTC, by which it is decided what the viewer may do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<TaskSight> FindAsync(Viewer viewer, TaskId id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What waits for the viewer's review, the longest first.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="after">The task with which the page before ended; null for the first page.</param>
    /// <param name="most">The most tasks on the page.</param>
    /// <param name="at">The moment, UTC, by which it is decided whose turn it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<WaitingReviews> QueueAsync(
        Viewer viewer, QueuePlace? after, int most, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The requests that wait for the viewer's answer, the oldest first.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="at">The moment, UTC, by which it is decided whose turn it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<AskedTask>> RequestsAsync(
        Viewer viewer, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The eight steps of each network that somebody coordinates, for every year that it takes part
    /// in.</summary>
    Task<IReadOnlyList<NetworkYear>> YearsAsync(Viewer viewer, CancellationToken cancellationToken);
}
