using ProgramFlows.Workflows.Forms;

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

    /// <summary>What is wrong with the answers that came with it, or to be asked about them; empty when nothing
    /// is.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>The rules forbid it where the thing stands.</summary>
    public static CommandResult Refused(Refusal why) => new(CommandOutcome.Refused, why);

    /// <summary>Whoever asked may not do it.</summary>
    public static CommandResult Forbidden(Refusal why) => new(CommandOutcome.Forbidden, why);

    /// <summary>The answers that came with it cannot be taken as they are.</summary>
    public static CommandResult Invalid(IReadOnlyList<FieldProblem> problems) =>
        new(CommandOutcome.Invalid) { Problems = problems };
}
