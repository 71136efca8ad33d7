using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Adapters.Programs;

/// <summary>A form with the places of what it was read from.</summary>
/// <param name="Id">The task's id, or the name of the report or the assessment.</param>
/// <param name="Step">The number of its step; null of what belongs to none.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Rules">What must hold between them.</param>
internal sealed record PlacedForm(
    string Id, int? Step, IReadOnlyList<PlacedField> Fields, IReadOnlyList<PlacedRule> Rules)
{
    /// <summary>The rules as a definition keeps them.</summary>
    public IReadOnlyList<ConsistencyRule>? RulesOrNull => Rules.Count > 0 ? [.. Rules.Select(r => r.Rule)] : null;
}
