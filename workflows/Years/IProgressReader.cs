using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Years;

/// <summary>Where the years stand, each viewer being shown what they look over.</summary>
public interface IProgressReader
{
    /// <summary>
    /// Every programme year that networks take part in, the latest first, with its provinces step by step.
    /// </summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="today">The day in Thailand against which overdue is reckoned.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<YearProgress>> YearsAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken);

    /// <summary>The tasks that are overdue longest, at most so many, and how many there are in all.</summary>
    Task<OverdueTasks> OverdueAsync(Viewer viewer, DateOnly today, int most, CancellationToken cancellationToken);

    /// <summary>
    /// The mornings' messages sent last, at most so many, and how many people the next morning's would go to; null for
    /// whoever is not to see to whom messages went. Those about red risks are counted and not shown.
    /// </summary>
    Task<MessageOutlook?> MessagesAsync(Viewer viewer, int most, CancellationToken cancellationToken);
}
