namespace ProgramFlows.Workflows.Years;

/// <summary>The tasks of a step, counted.</summary>
/// <param name="Step">The step's number.</param>
/// <param name="Open">To be done, overdue ones included.</param>
/// <param name="InReview">Handed in and waiting for their review.</param>
/// <param name="Done">Accepted or waived.</param>
/// <param name="Overdue">To be done and past their due date.</param>
public sealed record StepCounts(int Step, int Open, int InReview, int Done, int Overdue);
