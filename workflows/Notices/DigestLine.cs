using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Notices;

/// <summary>A task in a digest.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Network">The network, see <see cref="Networks.NetworkNames"/>; null where the reader has no
/// other.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="News">Why it stands here; null when it is simply still open.</param>
/// <param name="ProgrammeId">Its programme.</param>
/// <param name="Programme">The name of its programme.</param>
public sealed record DigestLine(
    TaskId TaskId,
    LocalizedText Title,
    LocalizedText? Network,
    DateOnly DueOn,
    WorkTaskStatus Status,
    NoticeKind? News,
    string ProgrammeId,
    LocalizedText Programme);
