using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Evidence;

/// <summary>A file that is kept for a task.</summary>
/// <param name="Id">Its id, which stands in the answer.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Name">How it is shown, see <see cref="EvidenceName"/>.</param>
/// <param name="File">What it is.</param>
/// <param name="By">Who brought it.</param>
/// <param name="At">When, UTC.</param>
public sealed record KeptEvidence(
    EvidenceId Id, TaskId TaskId, string Name, EvidenceFile File, PersonId By, DateTimeOffset At);
