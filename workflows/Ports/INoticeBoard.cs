using ProgramFlows.Workflows.Digests;

namespace ProgramFlows.Workflows.Ports;

/// <summary>Gathers lines for people's digests, and keeps the ledger of the messages that carry them.</summary>
public interface INoticeBoard
{
    /// <summary>
    /// Puts up a notice for everybody who has one of the roles in the task; a second time under the same key nothing
    /// changes.
    /// </summary>
    Task QueueAsync(NoticeRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Bundles the notices that stand up to now into messages of a day, one a person, and gives those of that day that
    /// have yet to be sent, with their content, ordered by person; at most so many. A notice belongs to one message for
    /// good.
    /// </summary>
    /// <param name="day">The day in Thailand.</param>
    /// <param name="until">Notices up to this moment, UTC.</param>
    /// <param name="round">Whose; null for everybody's.</param>
    /// <param name="most">The most messages.</param>
    /// <param name="cancellationToken">Gives up; nothing is lost.</param>
    Task<IReadOnlyList<Messages.DigestContent>> BundleAsync(
        DateOnly day, DateTimeOffset until, DigestRound? round, int most, CancellationToken cancellationToken);

    /// <summary>Notes what became of messages.</summary>
    /// <param name="outcomes">Message by message.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task NoteAsync(IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>How many messages were refused at or after a moment, UTC.</summary>
    Task<int> CountRefusedAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
