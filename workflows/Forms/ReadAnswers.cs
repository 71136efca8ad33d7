namespace ProgramFlows.Workflows.Forms;

/// <summary>What could be read of answers as JSON.</summary>
/// <param name="Answers">What could be read, of fields that the form has.</param>
/// <param name="Problems">What could not, and why; empty when everything could.</param>
public sealed record ReadAnswers(FormAnswers Answers, IReadOnlyList<FieldProblem> Problems);
