using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Web.Coordinator.Checking;

/// <summary>The answers before they are handed in.</summary>
/// <param name="Filled">What was filled in.</param>
/// <param name="Problems">What is wrong with it, or to be asked about it.</param>
/// <param name="Refused">Why it could not be handed in, as a sentence; null when it could.</param>
/// <param name="HasChanged">Whether the answers are others than those that were looked through.</param>
public sealed record ShownCheck(
    Filled Filled, IReadOnlyList<FieldProblem> Problems, string? Refused = null, bool HasChanged = false);
