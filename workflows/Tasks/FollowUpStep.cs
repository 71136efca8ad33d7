using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What a follow-up does next.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Reminder">The reminder to be given; null when the task is closed then.</param>
/// <param name="To">Who is told.</param>
internal sealed record FollowUpStep(DateTimeOffset At, NoticeKind? Reminder, IReadOnlyList<Role> To);
