namespace ProgramFlows.Workflows.Tasks;

/// <summary>What a network asks for, as long as nobody has answered.</summary>
/// <param name="Asks">What for: <see cref="TaskAction.AskForTime"/> or <see cref="TaskAction.AskForWaiver"/>.</param>
/// <param name="By">The name of who asks.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="WantedOn">The day that is asked for; null of a waiver.</param>
/// <param name="Deciders">The names of those whose turn it is to answer.</param>
public sealed record OpenRequest(
    TaskAction Asks, string By, DateTimeOffset At, string Reason, DateOnly? WantedOn, IReadOnlyList<string> Deciders);
