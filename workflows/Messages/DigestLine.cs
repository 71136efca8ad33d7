using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Messages;

/// <summary>A task in a digest.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Network">The network's Thai name.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="News">Why it stands here; null when it is simply still open.</param>
/// <param name="ProgrammeId">Its programme.</param>
/// <param name="Programme">The name of its programme.</param>
public sealed record DigestLine(
    string TaskId,
    LocalizedText Title,
    string Network,
    DateOnly DueOn,
    WorkTaskStatus Status,
    NoticeKind? News,
    string ProgrammeId,
    LocalizedText Programme)
{
    /// <summary>Whether something is left to do for somebody.</summary>
    public bool IsOpen => Status.IsOpen();
}
