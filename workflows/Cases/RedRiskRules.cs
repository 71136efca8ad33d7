using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Cases;

/// <summary>
/// What holds of red risks until they are cases: those who look after the network are told at once, and it stays before
/// them until one of them has said what was done. Pure.
/// </summary>
public static class RedRiskRules
{
    /// <summary>Whether answers hold a risk that is red, also in a row (manual, line 689).</summary>
    public static bool HoldsRed(FormDefinition form, FormAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        return HoldsRed(form.Fields, answers);
    }

    /// <summary>
    /// Who is told, each once: the provincial coordinator and the regional office, their deputies while they are away,
    /// and themselves where nobody acts for them.
    /// </summary>
    public static IReadOnlyList<PersonId> Told(TaskAccess task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return
        [
            .. AccessRules.AnswerersOfRed
                .SelectMany(r => task.Posts.GetValueOrDefault(r, Post.Vacant).Told)
                .Distinct(),
        ];
    }

    /// <summary>Why an answer cannot be taken; null when it can.</summary>
    /// <param name="isAnswered">Whether somebody has answered it.</param>
    /// <param name="done">What was done.</param>
    public static Refusal? Decide(bool isAnswered, string done) =>
        isAnswered ? Refusal.AnsweredAlready
        : string.IsNullOrWhiteSpace(done) ? Refusal.ReasonMissing
        : null;

    private static bool HoldsRed(IReadOnlyList<FieldDefinition> fields, FormAnswers answers) => fields.Any(
        f => answers[f.Id] switch
        {
            FieldAnswer.Choice choice => f.Kind == FieldKind.Risk && choice.Id == RiskColours.Red,
            FieldAnswer.Rows rows => rows.Entries.Any(e => HoldsRed(f.RowColumns, e)),
            _ => false,
        });
}
