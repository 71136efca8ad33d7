using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Workflows.Rehearsals;

/// <summary>
/// What those see who play simulated people: everything, whoever's it is. Rehearsals and the demo ask it, and no page
/// of a real installation.
/// </summary>
public interface ISimulationReader
{
    /// <summary>Every task that waits for somebody: to be done, or to be reviewed; ordered by id.</summary>
    Task<IReadOnlyList<WaitingTask>> WaitingAsync(CancellationToken cancellationToken);

    /// <summary>The people whose turn it is on a day to do something with each of some tasks, by task.</summary>
    /// <param name="asked">What, task by task.</param>
    /// <param name="day">The day in Thailand.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyDictionary<TaskId, IReadOnlyList<PersonId>>> TurnsAsync(
        IReadOnlyDictionary<TaskId, Permission> asked, DateOnly day, CancellationToken cancellationToken);

    /// <summary>What the form of a task begins with; nothing once it has been handed in.</summary>
    Task<Prefilled> PrefilledAsync(TaskId task, CancellationToken cancellationToken);

    /// <summary>Those who hold a role, wherever, by id.</summary>
    Task<IReadOnlyList<PersonId>> HoldersAsync(Role role, CancellationToken cancellationToken);

    /// <summary>
    /// Everything that happened, in an order that is the same for the same history: moment, subject, action.
    /// </summary>
    IAsyncEnumerable<ProgressEntry> EntriesAsync(CancellationToken cancellationToken);
}
