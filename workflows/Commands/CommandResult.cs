namespace ProgramFlows.Workflows.Commands;

/// <summary>What came of a command.</summary>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Why">Why it was not done; null when it was, and when there is no such thing.</param>
public sealed record CommandResult(CommandOutcome Outcome, Refusal? Why = null)
{
    /// <summary>Done, now or before under the same command id.</summary>
    public static CommandResult Done { get; } = new(CommandOutcome.Done);

    /// <summary>There is nothing of that id.</summary>
    public static CommandResult Unknown { get; } = new(CommandOutcome.Unknown);

    /// <summary>The rules forbid it where the thing stands.</summary>
    public static CommandResult Refused(Refusal why) => new(CommandOutcome.Refused, why);

    /// <summary>Whoever asked may not do it.</summary>
    public static CommandResult Forbidden(Refusal why) => new(CommandOutcome.Forbidden, why);
}
