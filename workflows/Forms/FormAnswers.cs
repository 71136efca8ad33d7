using System.Collections.Immutable;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// The answers to a form's fields, or to the columns of one row. It says nothing of whether they are right; that is
/// <see cref="FormRules.Check"/>. Two are equal when their answers are.
/// </summary>
public sealed class FormAnswers : IEquatable<FormAnswers>
{
    private readonly ImmutableSortedDictionary<string, FieldAnswer> _answers;

    private FormAnswers(ImmutableSortedDictionary<string, FieldAnswer> answers) => _answers = answers;

    /// <summary>No answers.</summary>
    public static FormAnswers None { get; } =
        new(ImmutableSortedDictionary.Create<string, FieldAnswer>(StringComparer.Ordinal));

    /// <summary>The ids of the fields that are answered, in ordinal order.</summary>
    public IEnumerable<string> Fields => _answers.Keys;

    /// <summary>Whether nothing is answered.</summary>
    public bool IsEmpty => _answers.IsEmpty;

    /// <summary>The answer to a field; null when there is none.</summary>
    public FieldAnswer? this[string field] => _answers.GetValueOrDefault(field);

    /// <summary>
    /// Reads what <see cref="ToJson"/> wrote for a form, or what anybody else sends as such; see
    /// <see cref="ReadAnswers"/>.
    /// </summary>
    public static ReadAnswers Read(FormDefinition form, string json) => AnswersJson.Read(form, json);

    /// <summary>The same with an answer to a field, or with none where it is null.</summary>
    public FormAnswers With(string field, FieldAnswer? answer) =>
        new(answer is null ? _answers.Remove(field) : _answers.SetItem(field, answer));

    /// <summary>The same with the answers of another in the place of its own.</summary>
    public FormAnswers With(FormAnswers others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new(_answers.SetItems(others._answers));
    }

    /// <summary>The answers to some fields alone.</summary>
    public FormAnswers Only(Func<string, bool> isKept) =>
        new(_answers.RemoveRange(_answers.Keys.Where(f => !isKept(f))));

    /// <summary>The answers as canonical JSON: one object, ids in ordinal order, days as ISO dates.</summary>
    public string ToJson() => AnswersJson.Write(this);

    /// <inheritdoc/>
    public bool Equals(FormAnswers? other) => other is not null && _answers.SequenceEqual(other._answers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FormAnswers);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _answers.Aggregate(_answers.Count, (hash, answer) => HashCode.Combine(hash, answer.Key, answer.Value));

    /// <inheritdoc/>
    public override string ToString() => ToJson();
}
