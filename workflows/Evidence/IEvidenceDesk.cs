using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Evidence;

/// <summary>Enters files of evidence, and forgets those that belong to no answer.</summary>
public interface IEvidenceDesk
{
    /// <summary>
    /// Whether somebody may bring another file to a task: whoever may write its draft, as long as there is room. Asked
    /// before a file is read.
    /// </summary>
    Task<CommandResult> MayBringAsync(
        TaskId task, Actor actor, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Enters a file that is kept. It belongs to an answer only once the draft names it.</summary>
    Task<CommandResult> EnterAsync(KeptEvidence evidence, Actor actor, CancellationToken cancellationToken);

    /// <summary>Forgets files that were entered before a moment, UTC, and that no draft and no hand-in names.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetUnusedAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Those of some ids that are entered.</summary>
    Task<IReadOnlySet<EvidenceId>> EnteredAsync(
        IReadOnlyCollection<EvidenceId> ids, CancellationToken cancellationToken);
}
