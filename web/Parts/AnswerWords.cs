using System.Globalization;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Parts;

/// <summary>Answers on one line.</summary>
public static class AnswerWords
{
    /// <summary>An answer to a field; empty for none.</summary>
    public static string Of(FieldDefinition field, FieldAnswer? answer, Language language)
    {
        ArgumentNullException.ThrowIfNull(field);
        var texts = new Texts(typeof(AnswerWords), language);
        return answer switch
        {
            null => string.Empty,
            FieldAnswer.Text text => text.Value,
            FieldAnswer.Number number when field.Kind == FieldKind.Baht =>
                texts.Format("Baht", number.Value.ToString("N2", CultureInfo.InvariantCulture)),
            FieldAnswer.Number number => number.Value.ToString("#,0.##", CultureInfo.InvariantCulture),
            FieldAnswer.Day day => DayWords.Full(day.Value, language),
            FieldAnswer.YesNo yesNo => texts[yesNo.Value ? "Yes" : "No"],
            FieldAnswer.Choice choice => OptionOf(field, choice.Id, language),
            FieldAnswer.Several several when field.Kind == FieldKind.File => texts.Format("Files", several.Ids.Count),
            FieldAnswer.Several several => string.Join(", ", several.Ids.Select(i => OptionOf(field, i, language))),
            FieldAnswer.Rows rows => texts.Format("Rows", rows.Entries.Count),
            _ => throw new InvalidOperationException($"Nobody has words for an answer like '{answer.GetType().Name}'."),
        };
    }

    private static string OptionOf(FieldDefinition field, string id, Language language) =>
        field.Options.TryGetValue(id, out var option) ? option.In(language) : id;
}
