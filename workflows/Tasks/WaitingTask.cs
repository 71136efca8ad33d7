using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A task that waits for somebody.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="Network">The network's code.</param>
/// <param name="Province">The province's code.</param>
/// <param name="Office">The regional office.</param>
/// <param name="Status">Open, returned or submitted.</param>
/// <param name="OpenedAt">When it opened, UTC.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="SubmittedAt">When it was last handed in, UTC; null when it never was.</param>
/// <param name="TimesSubmitted">How often it was handed in.</param>
public sealed record WaitingTask(
    TaskId TaskId,
    NetworkCode Network,
    string Province,
    string Office,
    WorkTaskStatus Status,
    DateTimeOffset OpenedAt,
    DateOnly DueOn,
    DateTimeOffset? SubmittedAt,
    int TimesSubmitted)
{
    /// <summary>Of which programme and text it is; null where that is not asked for.</summary>
    public TaskOrigin? Origin { get; init; }
}
