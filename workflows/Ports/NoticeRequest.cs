using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Ports;

/// <summary>A line for the next digest of those who have a role in a task.</summary>
/// <param name="Key">The request's idempotency key.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">Why they are told.</param>
/// <param name="To">Whose roles.</param>
/// <param name="At">When, UTC.</param>
public sealed record NoticeRequest(
    string Key, string TaskId, NoticeKind Kind, IReadOnlyList<Role> To, DateTimeOffset At);
