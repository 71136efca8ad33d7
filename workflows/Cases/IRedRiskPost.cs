using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Cases;

/// <summary>The messages about red risks.</summary>
public interface IRedRiskPost
{
    /// <summary>
    /// Puts the messages about a red risk into the ledger, one for each of <see cref="RedRiskRules.Told"/> that has an
    /// address, and gives those that have yet to be sent. Who is told is decided the first time; asked again, those
    /// alone are given that are not noted on <see cref="Notices.INoticeBoard"/>.
    /// </summary>
    /// <param name="handIn">The command that handed it in.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up; nothing is lost.</param>
    Task<IReadOnlyList<RedRiskMessage>> TakeAsync(
        CommandId handIn, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// The messages about red risks that somebody sends again, and those of the last days that were put off until now
    /// or waited for their channel, the oldest first; at most so many.
    /// </summary>
    /// <param name="at">Now, UTC.</param>
    /// <param name="most">The most messages.</param>
    /// <param name="cancellationToken">Gives up; nothing is lost.</param>
    Task<IReadOnlyList<RedRiskMessage>> WaitingAsync(
        DateTimeOffset at, int most, CancellationToken cancellationToken);
}
