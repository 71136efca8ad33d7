namespace ProgramFlows.Workflows.Cases;

/// <summary>What was said of a red risk.</summary>
/// <param name="Done">What was done.</param>
/// <param name="By">Who said it, by name.</param>
/// <param name="At">When, UTC.</param>
public sealed record GivenAnswer(string Done, string By, DateTimeOffset At);
