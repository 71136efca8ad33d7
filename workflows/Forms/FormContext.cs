namespace ProgramFlows.Workflows.Forms;

/// <summary>What a form is checked against beside its definition.</summary>
/// <param name="Today">The day it is in Thailand.</param>
/// <param name="QuestionsAnswered">Whether whoever hands it in has said that what is asked about is meant so.</param>
/// <param name="Files">The files that are there and whole, by id; null when files are not looked at.</param>
public sealed record FormContext(
    DateOnly Today, bool QuestionsAnswered = false, IReadOnlySet<string>? Files = null);
