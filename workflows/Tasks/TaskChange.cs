using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What a command changes.</summary>
/// <param name="Status">Where the task stands then; null when it stays.</param>
/// <param name="Notice">What those concerned are told: reviewers of what waits for them, the network of everything
/// else; null when nobody is told.</param>
/// <param name="Event">How the task's orchestration hears of it; null when it does not.</param>
public sealed record TaskChange(WorkTaskStatus? Status, NoticeKind? Notice, TaskHappeningKind? Event);
