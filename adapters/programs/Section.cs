using System.Globalization;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// A mapping that is read key by key. Whatever is wrong is noted and a stand-in given, so that reading goes on and
/// every mistake is found. Once read, keys that nobody asked for are mistakes too.
/// </summary>
internal sealed class Section
{
    private readonly Mistakes _mistakes;
    private readonly Dictionary<string, Node> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node.Scalar> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Section(Node node, string what, Mistakes mistakes)
    {
        (Node, _mistakes) = (node, mistakes);
        if (node is not Node.Mapping mapping)
        {
            mistakes.Add(node, $"Here stands {Describe(node)}; {what} is written as 'key: value' lines.");
            IsUnreadable = true;
            return;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            _values.Add(key.Value, value);
            _keys.Add(key.Value, key);
        }
    }

    public Node Node { get; }

    /// <summary>
    /// It is no mapping, or missing; that has been noted, and nothing more is said of what is missing in it.
    /// </summary>
    public bool IsUnreadable { get; private init; }

    public Node PlaceOf(string key) => _values.GetValueOrDefault(key) ?? Node;

    /// <summary>A key's place in an entry of a list.</summary>
    public Node PlaceOf(string list, int entry, string key) =>
        _values.GetValueOrDefault(list) is Node.Sequence { Items: var items } && items[entry] is Node.Mapping mapping
            ? mapping.Entries.FirstOrDefault(e => e.Key.Value == key).Value ?? mapping
            : PlaceOf(list);

    /// <summary>Whether a list stands there, which may be empty.</summary>
    public bool HasList(string key) => _values.GetValueOrDefault(key) is Node.Sequence;

    public string Text(string key) => Ask(key) is { } node ? TextOf(key, node) : string.Empty;

    public string Id(string key)
    {
        var value = Text(key);
        if (value.Length > 0 && (value.Length > 30 || !char.IsAsciiLetterLower(value[0]) || !value.All(IsIdCharacter)))
        {
            _mistakes.Add(
                PlaceOf(key),
                $"'{value}' is no id. Use at most 30 lower-case letters a-z, digits and '-', a letter first.");
        }

        return value;
    }

    /// <param name="key">The key.</param>
    /// <param name="mayBeName">True where a name such as ACTAi stands in both languages.</param>
    public LocalizedText Localized(string key, bool mayBeName = false)
    {
        if (Ask(key) is not { } node)
        {
            return new LocalizedText(string.Empty, string.Empty);
        }

        var texts = new Section(node, $"'{key}'", _mistakes);
        if (texts.IsUnreadable)
        {
            return new LocalizedText(string.Empty, string.Empty);
        }

        var read = new LocalizedText(texts.Text("th"), texts.Text("en"));
        if (!mayBeName && read.Th.Length > 0 && !read.Th.Any(IsThai))
        {
            _mistakes.Add(texts.PlaceOf("th"), $"'{read.Th}' has no Thai letter. Write the Thai text under 'th'.");
        }

        if (read.En.Any(IsThai))
        {
            _mistakes.Add(texts.PlaceOf("en"), $"'{read.En}' has Thai letters. Write the English text under 'en'.");
        }

        texts.Close();
        return read;
    }

    public int Number(string key, int least, int most)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return least;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            _mistakes.Add(PlaceOf(key), $"'{text}' is no whole number. Write one from {least} to {most} for '{key}'.");
            return least;
        }

        if (number < least || number > most)
        {
            _mistakes.Add(PlaceOf(key), $"{number} is out of range. '{key}' goes from {least} to {most}.");
        }

        return number;
    }

    public DateOnly Date(string key)
    {
        var text = Text(key);
        if (text.Length == 0
                || DateOnly.TryParseExact(
                    text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            day = text.Length == 0 ? default : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (day.Year > FiscalYear.EraOffset + 1_900)
            {
                _mistakes.Add(
                    PlaceOf(key),
                    $"{text} is written in the Buddhist era. Write "
                    + $"{day.AddYears(-FiscalYear.EraOffset):yyyy-MM-dd}; dates stand in the common era.");
                return default;
            }

            return day;
        }

        _mistakes.Add(
            PlaceOf(key), $"'{text}' is no day. Write it as year-month-day in the common era, such as 2026-10-01.");
        return default;
    }

    public TimeOnly Time(string key)
    {
        var text = Text(key);
        if (text.Length == 0
                || TimeOnly.TryParseExact(
                    text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return text.Length == 0 ? default : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
        }

        _mistakes.Add(
            PlaceOf(key), $"'{text}' is no time of day. Write it in quotes with hours and minutes, such as \"06:00\".");
        return default;
    }

    public T OneOf<T>(string key)
        where T : struct, Enum => Words<T>.Read(Text(key), PlaceOf(key), _mistakes);

    public bool Flag(string key)
    {
        if (!_values.ContainsKey(key))
        {
            _asked.Add(key);
            return false;
        }

        var text = Text(key);
        if (text is not ("true" or "false" or ""))
        {
            _mistakes.Add(PlaceOf(key), $"'{text}' is neither true nor false. Write one of them for '{key}'.");
        }

        return text == "true";
    }

    public IReadOnlyList<Node> List(string key)
    {
        if (Ask(key) is not { } node)
        {
            return [];
        }

        if (node is Node.Sequence sequence)
        {
            return sequence.Items;
        }

        _mistakes.Add(
            node, $"'{key}' needs a list here, each entry with '- ' in front; {Describe(node)} stands there.");
        return [];
    }

    /// <summary>A list of words that stand for values.</summary>
    public IReadOnlyList<T> ListOf<T>(string key)
        where T : struct, Enum => [.. List(key).Select(n => Words<T>.Read(TextOf(key, n), n, _mistakes))];

    public Section Part(string key) => Ask(key) is { } node
        ? new Section(node, $"'{key}'", _mistakes)
        : new Section(new Node.Mapping(Node.Line, Node.Column, []), $"'{key}'", _mistakes) { IsUnreadable = true };

    /// <summary>A part that may be left out.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Choices(string key)
    {
        _asked.Add(key);
        if (!_values.TryGetValue(key, out var node))
        {
            return new Dictionary<string, LocalizedText>();
        }

        var part = new Section(node, $"'{key}'", _mistakes);
        return part._keys.Keys.ToDictionary(k => k, k => part.Localized(k, mayBeName: true));
    }

    /// <summary>Notes every key that nobody asked for, with the nearest one that exists.</summary>
    public void Close()
    {
        foreach (var (name, key) in _keys.Where(k => !_asked.Contains(k.Key)))
        {
            _mistakes.Add(key, _asked.Count == 0
                ? $"The key '{name}' is not known here. Remove it."
                : $"The key '{name}' is not known here.{Nearness.Suggestion(name, _asked)} "
                    + $"Known: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private static bool IsIdCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';

    private static bool IsThai(char c) => c is >= '\u0e00' and <= '\u0e7f';

    private static string Describe(Node node) => node switch
    {
        Node.Mapping => "a group of keys",
        Node.Sequence => "a list",
        Node.Scalar { Value: "" } => "nothing",
        _ => "a single text",
    };

    private string TextOf(string key, Node node)
    {
        if (node is Node.Scalar { Value: var value } && !string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        _mistakes.Add(node, $"'{key}' needs a text here; {Describe(node)} stands there.");
        return string.Empty;
    }

    private Node? Ask(string key)
    {
        _asked.Add(key);
        if (_values.TryGetValue(key, out var node))
        {
            return node;
        }

        if (!IsUnreadable)
        {
            _mistakes.Add(Node, $"'{key}' is missing here. Add it.");
        }

        return null;
    }
}
