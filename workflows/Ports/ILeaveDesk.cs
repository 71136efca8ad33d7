using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Ports;

/// <summary>Where it is said that a person is on leave, so that what waits for them goes to somebody else.</summary>
public interface ILeaveDesk
{
    /// <summary>
    /// Notes a leave; one that begins on the same day is replaced. A person may say so of themselves, and the operator
    /// of everybody.
    /// </summary>
    /// <param name="id">The command's id: the same command given twice is done once.</param>
    /// <param name="leave">Who, and when.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> TakeAsync(
        string id, Leave leave, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);
}
