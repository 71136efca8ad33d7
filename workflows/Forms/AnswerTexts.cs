using System.Globalization;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>Answers as people read them.</summary>
public static class AnswerTexts
{
    /// <summary>
    /// An answer on a line or several; what was chosen by its name, a day as <c>12 มี.ค. 2570</c>, files by their ids,
    /// rows as one line each.
    /// </summary>
    public static LocalizedText Of(FieldDefinition field, FieldAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(field);
        return answer switch
        {
            FieldAnswer.Text text => new LocalizedText(text.Value, text.Value),
            FieldAnswer.Number number => Number(field, number.Value),
            FieldAnswer.Day day => Day(day.Value),
            FieldAnswer.YesNo yesNo => FormTexts.Get(yesNo.Value ? "Yes" : "No"),
            FieldAnswer.Choice choice => NameOf(field, choice.Id),
            FieldAnswer.Several several => Joined(", ", several.Ids.Select(id => NameOf(field, id))),
            FieldAnswer.Rows rows => Joined("\n", rows.Entries.Select(r => Row(field, r))),
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };
    }

    internal static LocalizedText Number(FieldDefinition field, decimal number)
    {
        var text = number.ToString("#,0.######", CultureInfo.InvariantCulture);
        return field.Kind == FieldKind.Baht ? FormTexts.Format("Amount", text) : new LocalizedText(text, text);
    }

    internal static LocalizedText Day(DateOnly day) =>
        new(CivilDate.Abbreviated(day, Language.Th), CivilDate.Abbreviated(day, Language.En));

    private static LocalizedText Row(FieldDefinition field, FormAnswers row) => Joined(
        " · ",
        field.RowColumns.Where(c => row[c.Id] is not null).Select(c => OfColumn(c, row[c.Id]!)));

    // A bare yes in a line of a row says nothing; its column's name does.
    private static LocalizedText OfColumn(FieldDefinition column, FieldAnswer answer) =>
        answer is FieldAnswer.YesNo { Value: true } ? column.Label : Of(column, answer);

    private static LocalizedText NameOf(FieldDefinition field, string id) =>
        field.Options.TryGetValue(id, out var name) ? name : new LocalizedText(id, id);

    private static LocalizedText Joined(string between, IEnumerable<LocalizedText> texts)
    {
        var all = texts.ToList();
        return new LocalizedText(
            string.Join(between, all.Select(t => t.Th)), string.Join(between, all.Select(t => t.En)));
    }
}
