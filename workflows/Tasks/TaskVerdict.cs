using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A change, or why there is none.</summary>
/// <param name="Change">The change; null when there is none.</param>
/// <param name="Why">Why there is none; null when there is one.</param>
public sealed record TaskVerdict(TaskChange? Change, Refusal? Why)
{
    /// <summary>A refusal.</summary>
    public static implicit operator TaskVerdict(Refusal why) => new(null, why);

    /// <summary>A change.</summary>
    public static implicit operator TaskVerdict(TaskChange change) => new(change, null);
}
