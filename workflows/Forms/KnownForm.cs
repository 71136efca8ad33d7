using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>A form of the same network and year that has been accepted.</summary>
/// <param name="Task">The task's id in the programme.</param>
/// <param name="Title">Its title.</param>
/// <param name="Form">Its form.</param>
/// <param name="Answers">What was answered.</param>
public sealed record KnownForm(string Task, LocalizedText Title, FormDefinition Form, FormAnswers Answers);
