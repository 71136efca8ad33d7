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
    /// Bundles the notices of those whose message is due into messages, one a person, and gives those of the morning
    /// that have yet to be sent, with their content, ordered by person. Nobody is given whose quiet hours it is, or
    /// who wants no mails. Messages of earlier days that never went out are set aside, and what they carried is told
    /// today if it still holds.
    /// </summary>
    /// <param name="morning">The morning.</param>
    /// <param name="at">Now, UTC: notices up to then.</param>
    /// <param name="most">The most messages.</param>
    /// <param name="cancellationToken">Gives up; nothing is lost.</param>
    Task<DueDigests> BundleAsync(
        Morning morning, DateTimeOffset at, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Puts up notices about the overdue work of coordinators who do not answer, for those whom
    /// <see cref="UnansweredRules"/> name; of the same silence once.
    /// </summary>
    /// <returns>Of how many people somebody is told.</returns>
    Task<int> HandUpUnansweredAsync(DateOnly day, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// The messages of a day that were put off until now, waited for their channel, or are sent again by somebody, with
    /// their content; at most so many.
    /// </summary>
    Task<IReadOnlyList<DigestContent>> WaitingAsync(
        DateOnly day, DateTimeOffset at, int most, CancellationToken cancellationToken);

    /// <summary>How many messages came back or can never be sent, since a moment, UTC.</summary>
    Task<int> CountRefusedAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
