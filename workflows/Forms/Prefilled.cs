using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>What a form begins with, so that nobody is asked for it again.</summary>
/// <param name="Answers">The answers.</param>
/// <param name="Sources">For each field that begins with something, the title of the task where that was
/// answered.</param>
public sealed record Prefilled(FormAnswers Answers, IReadOnlyDictionary<string, LocalizedText> Sources)
{
    /// <summary>A form that begins empty.</summary>
    public static Prefilled None { get; } = new(FormAnswers.None, new Dictionary<string, LocalizedText>());
}
