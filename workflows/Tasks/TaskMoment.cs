namespace ProgramFlows.Workflows.Tasks;

/// <summary>Something that happened to a task.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Action">What, as the audit trail has it: <c>Opened</c>, <c>Submitted</c>, <c>Returned</c> and so
/// on.</param>
/// <param name="By">The name of who did it; null for the programme itself.</param>
/// <param name="Reason">Why; null where none is asked for.</param>
public sealed record TaskMoment(DateTimeOffset At, string Action, string? By, string? Reason);
