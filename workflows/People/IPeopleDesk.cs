using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.People;

/// <summary>
/// Where it is said who there is and what they are: by administrators, and by whoever runs the installation. Each
/// command leaves an audit entry, which never holds a name or an address.
/// </summary>
public interface IPeopleDesk
{
    /// <summary>Adds a person, who is nothing yet.</summary>
    /// <param name="id">The command's id: the same command given twice is done once.</param>
    /// <param name="person">Who.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> AddAsync(
        CommandId id, Person person, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Adds a person who is the first administrator; refused where there is one.</summary>
    /// <param name="id">The command's id.</param>
    /// <param name="person">Who.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> InstallAsync(
        CommandId id, Person person, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Says what a person is; who is a deputy and becomes a holder, or the other way round, stays one thing
    /// in one place.</summary>
    /// <param name="id">The command's id.</param>
    /// <param name="appointment">Who, and what.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> AppointAsync(
        CommandId id, Appointment appointment, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Says that a person is something no more.</summary>
    /// <param name="id">The command's id.</param>
    /// <param name="appointment">Who, and what; whether as a deputy does not matter.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> DismissAsync(
        CommandId id, Appointment appointment, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Names the one deputy of a person's posts, in the place of those before; each names their own.</summary>
    /// <param name="id">The command's id.</param>
    /// <param name="person">Whose deputy.</param>
    /// <param name="deputy">Who; null for nobody.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> NameDeputyAsync(
        CommandId id,
        PersonId person,
        PersonId? deputy,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);
}
