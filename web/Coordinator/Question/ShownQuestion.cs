using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Web.Coordinator.Question;

/// <summary>A question of a form.</summary>
/// <param name="Filled">What is being filled in.</param>
/// <param name="Field">The question.</param>
/// <param name="Typed">What stands in its fields.</param>
/// <param name="Mistakes">What is to be corrected.</param>
/// <param name="Row">The row that is being changed; null for a new one.</param>
/// <param name="Refused">Why nothing can be kept any more, as a sentence; null when it can.</param>
/// <param name="Other">What somebody else, or another window, has kept meanwhile; null when nobody has.</param>
public sealed record ShownQuestion(
    Filled Filled,
    FieldDefinition Field,
    Typed Typed,
    IReadOnlyList<Mistake> Mistakes,
    int? Row = null,
    string? Refused = null,
    string? Other = null)
{
    /// <summary>Whether a row asks more, because of what was answered in it.</summary>
    public bool GoesOn { get; init; }
}
