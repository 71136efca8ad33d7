using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.People;

/// <summary>Where it is said that a person is on leave, so that what waits for them goes to somebody else.</summary>
public interface ILeaveDesk
{
    /// <summary>
    /// Notes a leave, the one of a person that has not ended: another one is replaced. A person may say so of
    /// themselves, and the operator of everybody.
    /// </summary>
    /// <param name="id">The command's id: the same command given twice is done once.</param>
    /// <param name="leave">Who, and when.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> TakeAsync(
        CommandId id, Leave leave, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes that a person is back or does not go: a leave that has begun ends the day before.</summary>
    /// <param name="id">The command's id.</param>
    /// <param name="person">Who.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> EndAsync(
        CommandId id, PersonId person, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);
}
