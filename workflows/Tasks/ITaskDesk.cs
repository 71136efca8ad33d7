using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>
/// Where tasks are opened, handed in, reviewed and closed. Each command writes its fact, its audit entry, the notices
/// that follow from it and the event for the task's orchestration in one transaction; given again under the same id it
/// changes nothing and answers the same.
/// </summary>
public interface ITaskDesk
{
    /// <summary>
    /// Opens a task and tells the network's coordinators. A task that is open already stays as it is.
    /// </summary>
    /// <exception cref="Networks.UnknownNetworkException">There is no such network.</exception>
    Task OpenAsync(NewTask task, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Does a command, if whoever gives it may (<see cref="Access.AccessRules"/>) and the task stands where it can be
    /// done (<see cref="TaskRules"/>).
    /// </summary>
    /// <param name="command">Who does what, and when.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> DoAsync(TaskCommand command, CancellationToken cancellationToken);
}
