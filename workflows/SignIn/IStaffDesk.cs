using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>Which account of an organisation's own sign-in is whose.</summary>
public interface IStaffDesk
{
    /// <summary>Whose an account is; null when it is nobody's yet.</summary>
    Task<PersonId?> FindAsync(StaffAccount account, CancellationToken cancellationToken);

    /// <summary>Says that an account is a person's, who says so themselves; one that is another's stays so.</summary>
    /// <param name="id">The command's id: the same command given twice is done once.</param>
    /// <param name="account">The account.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<CommandResult> LinkAsync(
        CommandId id,
        StaffAccount account,
        PersonId person,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);
}
