using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// Answers as JSON. Text, days, and ids of choices and colours are strings, yes-no is a boolean, numbers and amounts
/// are numbers, choices and files lists of ids, rows and people lists of objects.
/// </summary>
internal static partial class AnswersJson
{
    private const int Longest = 1024 * 1024;
    private const int Deepest = 8;

    private static readonly JsonDocumentOptions Reading =
        new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    private static readonly JsonWriterOptions Writing =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FormAnswers answers)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            Write(writer, answers);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Reads answers; whatever the text is, the answer says so and nothing is thrown.</summary>
    public static ReadAnswers Read(FormDefinition form, string json)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(json);
        var problems = new List<FieldProblem>();
        if (json.Length > Longest)
        {
            return Unreadable();
        }

        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ReadAnswers(ReadObject(document.RootElement, form.Fields, string.Empty, problems), problems)
                : Unreadable();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader tells half a surrogate pair in a property's name in the second way.
            return Unreadable();
        }

        static ReadAnswers Unreadable() => new(
            FormAnswers.None, [new FieldProblem(string.Empty, ProblemCode.Unreadable, FormTexts.Get("Unreadable"))]);
    }

    private static void Write(Utf8JsonWriter writer, FormAnswers answers)
    {
        writer.WriteStartObject();
        foreach (var field in answers.Fields)
        {
            writer.WritePropertyName(field);
            Write(writer, answers[field]!);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FieldAnswer answer)
    {
        switch (answer)
        {
            case FieldAnswer.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case FieldAnswer.Number number:
                writer.WriteRawValue(number.Value.ToString("0.############################", Invariant));
                break;
            case FieldAnswer.Day day:
                writer.WriteStringValue(day.Value.ToString("yyyy-MM-dd", Invariant));
                break;
            case FieldAnswer.YesNo yesNo:
                writer.WriteBooleanValue(yesNo.Value);
                break;
            case FieldAnswer.Choice choice:
                writer.WriteStringValue(choice.Id);
                break;
            case FieldAnswer.Several several:
                writer.WriteStartArray();
                foreach (var id in several.Ids)
                {
                    writer.WriteStringValue(id);
                }

                writer.WriteEndArray();
                break;
            case FieldAnswer.Rows rows:
                writer.WriteStartArray();
                foreach (var row in rows.Entries)
                {
                    Write(writer, row);
                }

                writer.WriteEndArray();
                break;
        }
    }

    private static FormAnswers ReadObject(
        JsonElement element, IReadOnlyList<FieldDefinition> fields, string path, List<FieldProblem> problems)
    {
        var answers = FormAnswers.None;
        foreach (var property in element.EnumerateObject())
        {
            var id = property.Name;
            if (fields.FirstOrDefault(f => f.Id == id) is not { } field)
            {
                problems.Add(new FieldProblem(
                    path.TrimEnd('.'), ProblemCode.UnknownField, FormTexts.Get(nameof(ProblemCode.UnknownField))));
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                var answer = ReadValue(property.Value, field, path + id, problems);
                answers = answers.With(id, answer);
                if (answer is null)
                {
                    problems.Add(FieldProblem.Of(path + id, ProblemCode.OtherKind, field.Label));
                }
            }
        }

        return answers;
    }

    private static FieldAnswer? ReadValue(
        JsonElement element, FieldDefinition field, string path, List<FieldProblem> problems) => field.Kind switch
        {
            FieldKind.Text or FieldKind.LongText => TextOf(element) is { } text ? new FieldAnswer.Text(text) : null,
            FieldKind.Number or FieldKind.Baht =>
                element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number)
                    ? new FieldAnswer.Number(number)
                    : null,
            FieldKind.Date =>
                DateOnly.TryParseExact(TextOf(element), "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day)
                    ? new FieldAnswer.Day(day)
                    : null,
            FieldKind.YesNo => element.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new FieldAnswer.YesNo(element.ValueKind == JsonValueKind.True)
                : null,
            FieldKind.Choice or FieldKind.Risk => IdOf(element) is { } id ? new FieldAnswer.Choice(id) : null,
            FieldKind.Choices => IdsOf(element) is { } ids
                ? new FieldAnswer.Several([.. ids.Distinct().Order(StringComparer.Ordinal)])
                : null,
            FieldKind.File => IdsOf(element) is { } files ? new FieldAnswer.Several([.. files.Distinct()]) : null,
            FieldKind.People or FieldKind.Rows => ReadRows(element, field, path, problems),
        };

    private static FieldAnswer.Rows? ReadRows(
        JsonElement element, FieldDefinition field, string path, List<FieldProblem> problems) =>
        element.ValueKind == JsonValueKind.Array
        && element.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object)
            ? new FieldAnswer.Rows(
            [
                .. element.EnumerateArray().Select(
                    (e, i) => ReadObject(e, field.RowColumns, FieldProblem.Path(path, i), problems)),
            ])
            : null;

    private static List<string>? IdsOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var ids = element.EnumerateArray().Select(IdOf).OfType<string>().ToList();
        return ids.Count == element.GetArrayLength() ? ids : null;
    }

    private static string? IdOf(JsonElement element) =>
        TextOf(element) is { } text && Id().IsMatch(text) ? text : null;

    /// <summary>The text; null of what is none, half a surrogate pair among it.</summary>
    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
