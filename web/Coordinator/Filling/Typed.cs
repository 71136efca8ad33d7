using System.Globalization;
using Microsoft.AspNetCore.Http;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Web.Coordinator.Filling;

/// <summary>
/// What stands in the fields of a question: what was typed just now, or what was answered before, as it would be typed.
/// The fields are named <c>a</c>, or <c>a.</c> and a part's name.
/// </summary>
public sealed class Typed
{
    /// <summary>The name of the field of a question, and how the names of its parts begin.</summary>
    public const string Field = "a";

    private readonly IReadOnlyList<KeyValuePair<string, string>> _values;

    private Typed(IReadOnlyList<KeyValuePair<string, string>> values) => _values = values;

    /// <summary>What is typed, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sent => _values;

    /// <summary>What a form brought.</summary>
    public static Typed Of(IFormCollection form) => new(
    [
        .. form.Where(f => f.Key == Field || f.Key.StartsWith(Field + '.', StringComparison.Ordinal))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? string.Empty))),
    ]);

    /// <summary>An answer as it would be typed.</summary>
    public static Typed Of(FieldAnswer? answer) => new([.. ValuesOf(answer, Field)]);

    /// <summary>A row's answers as they would be typed.</summary>
    public static Typed Of(FormAnswers row) =>
        new([.. row.Fields.SelectMany(f => ValuesOf(row[f], $"{Field}.{f}"))]);

    /// <summary>The value of a field; empty for none.</summary>
    public string this[string name] => _values.FirstOrDefault(v => v.Key == name).Value ?? string.Empty;

    /// <summary>Whether a value is chosen in a field.</summary>
    public bool Has(string name, string value) => _values.Any(v => v.Key == name && v.Value == value);

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(FieldAnswer? answer, string name) =>
        answer switch
        {
            FieldAnswer.Text text => [KeyValuePair.Create(name, text.Value)],
            FieldAnswer.Number number => [KeyValuePair.Create(name, Plain(number.Value))],
            FieldAnswer.Day day =>
            [
                KeyValuePair.Create($"{name}.day", Plain(day.Value.Day)),
                KeyValuePair.Create($"{name}.month", Plain(day.Value.Month)),
                KeyValuePair.Create($"{name}.year", Plain(day.Value.Year + FiscalYear.EraOffset)),
            ],
            FieldAnswer.YesNo yesNo => [KeyValuePair.Create(name, yesNo.Value ? "yes" : "no")],
            FieldAnswer.Choice choice => [KeyValuePair.Create(name, choice.Id)],
            FieldAnswer.Several several => several.Ids.Select(i => KeyValuePair.Create(name, i)),
            _ => [],
        };

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
