using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Forms;

/// <summary>What is being written.</summary>
public interface IDraftReader
{
    /// <summary>
    /// The draft of a task, for those who may hand it in; null when there is none, or it is not theirs to see.
    /// </summary>
    Task<Draft?> FindAsync(Viewer viewer, TaskId task, DateTimeOffset at, CancellationToken cancellationToken);
}
