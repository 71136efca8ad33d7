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
}
