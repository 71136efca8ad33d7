using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Privacy;

/// <summary>Requests about people's data: to each their own, and all of them to those who decide.</summary>
public interface IPrivacyRequestReader
{
    /// <summary>A viewer's own, the latest first.</summary>
    Task<IReadOnlyList<PrivacyRequest>> OwnAsync(Viewer viewer, CancellationToken cancellationToken);

    /// <summary>Those that wait for an answer, the most urgent first; null to those who may not decide.</summary>
    Task<IReadOnlyList<PrivacyRequest>?> WaitingAsync(Viewer viewer, CancellationToken cancellationToken);

    /// <summary>One of them; null when there is none, or it is not for the viewer to decide on.</summary>
    Task<PrivacyRequest?> FindAsync(Viewer viewer, CommandId id, CancellationToken cancellationToken);
}
