using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Parts;

/// <summary>A row of people or of anything else on one line.</summary>
public static class RowWords
{
    /// <summary>Its answers, the first one leading.</summary>
    public static string Of(FieldDefinition field, FormAnswers row, Language language)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(" · ", field.RowColumns
            .Where(c => row[c.Id] is not null)
            .Select((c, i) => i == 0 || c.Kind is FieldKind.Text or FieldKind.LongText
                ? AnswerWords.Of(c, row[c.Id], language)
                : $"{c.Label.In(language)}: {AnswerWords.Of(c, row[c.Id], language)}"));
    }
}
