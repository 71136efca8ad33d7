namespace ProgramFlows.Workflows.Tasks;

/// <summary>That a task was given back.</summary>
/// <param name="Reason">Why, as the reviewer wrote it.</param>
/// <param name="By">The reviewer's name.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Concerns">The ids of the questions that are to be mended; empty for the whole form.</param>
public sealed record GivenBack(string Reason, string By, DateTimeOffset At, IReadOnlyList<string> Concerns);
