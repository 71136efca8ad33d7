namespace ProgramFlows.Workflows.Ports;

/// <summary>What people look at: where the year stands.</summary>
public interface IProgressReader
{
    /// <summary>
    /// Every programme year that networks take part in, the latest first, with its provinces step by step.
    /// </summary>
    /// <param name="today">The day in Thailand against which overdue is reckoned.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<YearProgress>> YearsAsync(DateOnly today, CancellationToken cancellationToken);

    /// <summary>The tasks that are overdue longest, at most so many, and how many there are in all.</summary>
    Task<OverdueTasks> OverdueAsync(DateOnly today, int most, CancellationToken cancellationToken);

    /// <summary>
    /// The messages sent last, at most so many, and how many people the next morning's messages would go to.
    /// </summary>
    Task<MessageOutlook> MessagesAsync(int most, CancellationToken cancellationToken);

    /// <summary>Every task that waits for somebody: to be done, or to be reviewed; ordered by id.</summary>
    Task<IReadOnlyList<WaitingTask>> WaitingAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Everything that happened, in an order that is the same for the same happenings: moment, subject, action.
    /// </summary>
    IAsyncEnumerable<ProgressEntry> HappeningsAsync(CancellationToken cancellationToken);
}
