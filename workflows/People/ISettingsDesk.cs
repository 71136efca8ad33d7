using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.People;

/// <summary>What people choose for themselves.</summary>
public interface ISettingsDesk
{
    /// <summary>The language of a person's pages and messages; each chooses their own.</summary>
    /// <param name="id">The command's id: the same command given twice is done once.</param>
    /// <param name="person">Whose.</param>
    /// <param name="language">Which.</param>
    /// <param name="actor">Who chooses.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<CommandResult> ChooseLanguageAsync(
        CommandId id,
        PersonId person,
        Language language,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Whether a person gets the mails of a morning, and at which hours; each chooses their own.</summary>
    /// <param name="id">The command's id: the same command given twice is done once.</param>
    /// <param name="person">Whose.</param>
    /// <param name="wishes">What they wish.</param>
    /// <param name="actor">Who chooses.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<CommandResult> ChooseMailsAsync(
        CommandId id,
        PersonId person,
        MailWishes wishes,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);
}
