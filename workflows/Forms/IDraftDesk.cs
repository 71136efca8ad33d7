using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// Where what somebody is writing is kept, question by question, until they hand it in. A task has one draft, which all
/// who may hand it in share; handing in takes it down. A draft decides nothing, so it leaves no audit entry.
/// </summary>
public interface IDraftDesk
{
    /// <summary>
    /// Keeps answers in the draft of a task, beside those to other fields, if whoever writes may hand the task in and
    /// it can be handed in now.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="answers">The answers to be kept.</param>
    /// <param name="without">Fields whose answers are taken out.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been kept.</param>
    Task<CommandResult> SaveAsync(
        TaskId task,
        FormAnswers answers,
        IReadOnlyCollection<string> without,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Takes the draft of a task down; what was handed in last is there again.</summary>
    Task<CommandResult> DropAsync(TaskId task, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);
}
