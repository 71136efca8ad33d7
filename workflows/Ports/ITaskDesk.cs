using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Ports;

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
    /// <exception cref="UnknownNetworkException">There is no such network.</exception>
    Task OpenAsync(NewTask task, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Hands in a filled form and tells the reviewers.</summary>
    /// <param name="command">Who does it, and when.</param>
    /// <param name="answers">The form's answers as a JSON object, field id by field id.</param>
    /// <param name="reviewer">Who reviews it.</param>
    /// <param name="cancellationToken">Gives up waiting; the command may have been done.</param>
    Task<CommandResult> SubmitAsync(
        TaskCommand command, string answers, Role reviewer, CancellationToken cancellationToken);

    /// <summary>Accepts what was handed in.</summary>
    Task<CommandResult> AcceptAsync(TaskCommand command, CancellationToken cancellationToken);

    /// <summary>Gives back what was handed in, with a reason.</summary>
    Task<CommandResult> ReturnAsync(TaskCommand command, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Moves the due date to a later day, within what the programme allows (<see cref="NewTask.LastDueOn"/>); to any
    /// other day it is not applicable.
    /// </summary>
    Task<CommandResult> ExtendAsync(
        TaskCommand command, DateOnly newDueOn, string reason, CancellationToken cancellationToken);

    /// <summary>Asks for the task no more.</summary>
    Task<CommandResult> WaiveAsync(TaskCommand command, string reason, CancellationToken cancellationToken);

    /// <summary>Closes a task that the year's end found open.</summary>
    Task<CommandResult> LapseAsync(TaskCommand command, CancellationToken cancellationToken);
}
