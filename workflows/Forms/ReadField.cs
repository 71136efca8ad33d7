using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>What was understood of what somebody typed for a field.</summary>
/// <param name="Answer">The answer; null when nothing was typed, or it could not be understood.</param>
/// <param name="Problems">What is wrong with it, or to be asked about it; empty when it is taken as it is.</param>
public sealed record ReadField(FieldAnswer? Answer, IReadOnlyList<FieldProblem> Problems)
{
    /// <summary>
    /// How a day, a number or an amount was understood, such as <c>เข้าใจว่า 12 มี.ค. 2570</c>, for the page to say;
    /// null of other kinds and where there is no answer.
    /// </summary>
    public LocalizedText? Understood { get; init; }
}
