namespace ProgramFlows.Workflows.Tasks;

/// <summary>A page of what waits for somebody's review.</summary>
/// <param name="Tasks">The tasks, the longest waiting first.</param>
/// <param name="Total">How many wait in all.</param>
/// <param name="Next">Where the next page goes on; null at the end.</param>
public sealed record WaitingReviews(IReadOnlyList<TaskCard> Tasks, int Total, QueuePlace? Next);
