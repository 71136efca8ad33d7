using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What <see cref="QueueNotice"/> is given.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">Why they are told.</param>
/// <param name="To">Whose roles.</param>
/// <param name="At">When, UTC.</param>
public sealed record QueueNoticeInput(string TaskId, NoticeKind Kind, IReadOnlyList<Role> To, DateTimeOffset At);
