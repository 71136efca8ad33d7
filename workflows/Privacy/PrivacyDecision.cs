namespace ProgramFlows.Workflows.Privacy;

/// <summary>What was decided on a request about somebody's data.</summary>
/// <param name="IsGranted">Whether it was granted.</param>
/// <param name="Reason">What was done, or why not.</param>
/// <param name="At">When, UTC.</param>
public sealed record PrivacyDecision(bool IsGranted, string Reason, DateTimeOffset At);
