using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What a command changes.</summary>
/// <param name="Status">Where the task stands then; null when it stays.</param>
/// <param name="Notice">What those concerned are told: reviewers of what waits for them, the network of everything
/// else; null when nobody is told.</param>
/// <param name="Event">How the task's orchestration hears of it; null when it does not.</param>
/// <param name="DueOn">The day it is due from now on; null when it stays.</param>
public sealed record TaskChange(
    WorkTaskStatus? Status, NoticeKind? Notice, TaskEventKind? Event, DateOnly? DueOn = null);
