using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>
/// Where people are helped who cannot sign in: by the office above, and by whoever runs the installation. Each command
/// ends the person's sessions, leaves an audit entry with its reason, and is told to the addresses concerned.
/// </summary>
public interface IAccountDesk
{
    /// <summary>Changes somebody's address. Both addresses are told; codes for the old one end.</summary>
    /// <param name="id">The command's id: the same command given twice is done once.</param>
    /// <param name="person">Whose.</param>
    /// <param name="address">The new address, as it was written.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who helps.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<CommandResult> ChangeAddressAsync(
        CommandId id,
        PersonId person,
        string address,
        string reason,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>
    /// Makes a code to be told by telephone: the person asks for a sign-in with their own address and writes it in the
    /// place of the one that was sent. Those given before end.
    /// </summary>
    /// <param name="id">The command's id; given twice, the code is not shown again.</param>
    /// <param name="person">For whom.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who helps.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<GivenSecret> GiveCodeAsync(
        CommandId id,
        PersonId person,
        string reason,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>
    /// Makes a link that lets a person in once, for whoever runs the installation to hand over. Those given before end.
    /// </summary>
    /// <param name="id">The command's id; given twice, the link is not shown again.</param>
    /// <param name="person">For whom.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who gives it.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<GivenSecret> GiveLinkAsync(
        CommandId id,
        PersonId person,
        string reason,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);
}
