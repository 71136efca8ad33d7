namespace ProgramFlows.Workflows.Notices;

/// <summary>Gathers lines for people's digests, and bundles them into messages.</summary>
public interface INoticeBoard
{
    /// <summary>
    /// Puts up a notice for everybody who has one of the roles in the task; a second time under the same key nothing
    /// changes.
    /// </summary>
    Task QueueAsync(NoticeRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Bundles the notices that stand up to now into messages of a day, one a person, and gives those of that day that
    /// have yet to be sent, with their content, ordered by person; at most so many. Messages of earlier days that never
    /// went out are set aside, and what they carried is told today if it still holds.
    /// </summary>
    /// <param name="day">The day in Thailand.</param>
    /// <param name="until">Notices up to this moment, UTC.</param>
    /// <param name="round">Whose; null for everybody's.</param>
    /// <param name="most">The most messages.</param>
    /// <param name="cancellationToken">Gives up; nothing is lost.</param>
    Task<IReadOnlyList<DigestContent>> BundleAsync(
        DateOnly day, DateTimeOffset until, DigestRound? round, int most, CancellationToken cancellationToken);

    /// <summary>
    /// The messages of a day that were put off until now, waited for their channel, or are sent again by somebody, with
    /// their content; at most so many.
    /// </summary>
    Task<IReadOnlyList<DigestContent>> WaitingAsync(
        DateOnly day, DateTimeOffset at, int most, CancellationToken cancellationToken);

    /// <summary>How many messages came back or can never be sent, since a moment, UTC.</summary>
    Task<int> CountRefusedAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
