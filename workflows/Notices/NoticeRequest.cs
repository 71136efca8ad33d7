using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Notices;

/// <summary>A line for the next digest of those who have a role in a task.</summary>
/// <param name="Key">The request's idempotency key.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">Why they are told.</param>
/// <param name="To">Whose roles.</param>
/// <param name="At">When, UTC.</param>
public sealed record NoticeRequest(
    string Key, TaskId TaskId, NoticeKind Kind, IReadOnlyList<Role> To, DateTimeOffset At);
