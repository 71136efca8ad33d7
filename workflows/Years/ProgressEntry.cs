using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Years;

/// <summary>One thing that happened.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What kind of entry it is: an action of the audit trail, a notice or a message.</param>
/// <param name="What">The action, the notice's kind, or the message's state.</param>
/// <param name="Subject">The task, network or message concerned.</param>
/// <param name="Step">The step of the task concerned; 0 when there is none.</param>
/// <param name="DueOn">The day the task is due; null when there is no task.</param>
/// <param name="PersonId">The person told; null when nobody is.</param>
/// <param name="Detail">The message's subject; null otherwise.</param>
public sealed record ProgressEntry(
    DateTimeOffset At,
    ProgressEntryKind Kind,
    string What,
    string Subject,
    int Step,
    DateOnly? DueOn,
    PersonId? PersonId,
    string? Detail);
