using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Web.Coordinator.Question;

/// <summary>What came of files that were brought.</summary>
/// <param name="Mistakes">Why some were not taken, a sentence each; empty when all were.</param>
internal sealed record TakenFiles(IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>Why whoever brought them may not; null when they may.</summary>
    public Refusal? Forbidden { get; init; }

    /// <summary>Whether any was taken.</summary>
    public bool HasTaken { get; init; }
}
