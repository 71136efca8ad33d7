using System.Globalization;
using System.Text;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// A mapping that is read key by key. Whatever is wrong is noted and a stand-in given, so that reading goes on and
/// every mistake is found; <see cref="IsRead"/> tells a value that was read from a stand-in. Once read, keys that
/// nobody asked for are mistakes too.
/// </summary>
internal sealed class Section
{
    /// <summary>The longest of names, titles and labels, which stand in a message's subject.</summary>
    private const int LongestLine = 300;

    /// <summary>The longest of texts that explain.</summary>
    public const int LongestParagraph = 4_000;

    private const int LongestId = 30;
    private const int MostEntries = 366;
    private const NumberStyles AmountStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly Mistakes _mistakes;
    private readonly Dictionary<string, Node> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node.Scalar> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

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

    /// <summary>
    /// Whether a key's value was there and could be read; otherwise what was given is a stand-in, against which nothing
    /// is checked.
    /// </summary>
    public bool IsRead(string key) => _read.Contains(key);

    /// <summary>The keys that stand there, in their order.</summary>
    public IEnumerable<Node.Scalar> Keys => _keys.Values;

    /// <summary>Whether a key stands there at all.</summary>
    public bool Holds(string key) => _values.ContainsKey(key);

    /// <summary>Whether a group of keys stands there that is empty.</summary>
    public bool HasEmptyGroup(string key) => _values.GetValueOrDefault(key) is Node.Mapping { Entries.Count: 0 };

    /// <summary>Whether a list stands there that is empty.</summary>
    public bool HasEmptyList(string key) => _values.GetValueOrDefault(key) is Node.Sequence { Items.Count: 0 };

    /// <summary>Whether a key that may be left out stands there.</summary>
    public bool Has(string key)
    {
        _asked.Add(key);
        return Holds(key);
    }

    public string Text(string key, int most = LongestLine) =>
        Ask(key) is { } node ? TextOf(key, node, most) : string.Empty;

    public string Id(string key)
    {
        var value = Text(key);
        if (value.Length > 0 && !IsId(value))
        {
            AddNoId(value, PlaceOf(key));
            return string.Empty;
        }

        return value;
    }

    /// <param name="key">The key.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="mayBeName">True where a name such as ACTAi stands in both languages.</param>
    public LocalizedText Localized(string key, int most = LongestLine, bool mayBeName = false)
    {
        if (Ask(key) is not { } node)
        {
            return new LocalizedText(string.Empty, string.Empty);
        }

        var texts = new Section(node, $"'{Quoted.Of(key)}'", _mistakes);
        if (texts.IsUnreadable)
        {
            return new LocalizedText(string.Empty, string.Empty);
        }

        var read = new LocalizedText(texts.Text("th", most), texts.Text("en", most));
        if (!mayBeName && read.Th.Length > 0 && !read.Th.Any(IsThai))
        {
            _mistakes.Add(
                texts.PlaceOf("th"), $"'{Quoted.Of(read.Th)}' has no Thai letter. Write the Thai text under 'th'.");
        }

        if (read.En.Any(IsThai))
        {
            _mistakes.Add(
                texts.PlaceOf("en"), $"'{Quoted.Of(read.En)}' has Thai letters. Write the English text under 'en'.");
        }

        texts.Close();
        return read;
    }

    /// <param name="key">The key.</param>
    /// <param name="least">The least it may be; the stand-in too.</param>
    /// <param name="most">The most it may be.</param>
    /// <param name="instead">What is told of a number out of range, where more is known of it.</param>
    public int Number(string key, int least, int most, Func<int, string?>? instead = null)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return least;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            _mistakes.Add(
                PlaceOf(key),
                $"'{Quoted.Of(text)}' is no whole number. Write one from {least} to {most} for '{key}'.");
            return least;
        }

        if (number < least || number > most)
        {
            _mistakes.Add(
                PlaceOf(key),
                instead?.Invoke(number) ?? $"{number} is out of range. '{key}' goes from {least} to {most}.");
            return least;
        }

        _read.Add(key);
        return number;
    }

    /// <summary>A number or an amount; 0 of one that cannot be read.</summary>
    public decimal Amount(string key)
    {
        var text = Text(key);
        if (decimal.TryParse(text, AmountStyle, CultureInfo.InvariantCulture, out var amount))
        {
            _read.Add(key);
        }
        else if (text.Length > 0)
        {
            _mistakes.Add(PlaceOf(key), $"'{Quoted.Of(text)}' is no number. Write one such as 0 or 2500 for '{key}'.");
        }

        return amount;
    }

    public DateOnly Date(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return default;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            _mistakes.Add(
                PlaceOf(key),
                $"'{Quoted.Of(text)}' is no day. Write it as year-month-day in the common era, such as 2026-10-01.");
            return default;
        }

        if (day.Year > FiscalYear.EraOffset + 1_900)
        {
            _mistakes.Add(
                PlaceOf(key),
                $"{text} is written in the Buddhist era. Write "
                + $"{day.AddYears(-FiscalYear.EraOffset):yyyy-MM-dd}; dates stand in the common era.");
            return default;
        }

        _read.Add(key);
        return day;
    }

    public TimeOnly Time(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return default;
        }

        if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            _mistakes.Add(
                PlaceOf(key),
                $"'{Quoted.Of(text)}' is no time of day. Write it in quotes with hours and minutes, such as "
                + "\"06:00\".");
            return default;
        }

        _read.Add(key);
        return time;
    }

    public T OneOf<T>(string key)
        where T : struct, Enum
    {
        if (Words<T>.Read(Text(key), PlaceOf(key), _mistakes) is not { } value)
        {
            return default;
        }

        _read.Add(key);
        return value;
    }

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
            _mistakes.Add(
                PlaceOf(key), $"'{Quoted.Of(text)}' is neither true nor false. Write one of them for '{key}'.");
        }

        return text == "true";
    }

    public IReadOnlyList<Node> List(string key, int most = MostEntries)
    {
        if (Ask(key) is not { } node)
        {
            return [];
        }

        if (node is Node.Sequence sequence)
        {
            return AtMost(sequence.Items, most, key, node);
        }

        _mistakes.Add(
            node, $"'{key}' needs a list here, each entry with '- ' in front; {Describe(node)} stands there.");
        return [];
    }

    /// <summary>A list of words that stand for values; those that stand for none are noted and left out.</summary>
    public IReadOnlyList<T> ListOf<T>(string key)
        where T : struct, Enum =>
        [.. List(key).Select(n => Words<T>.Read(TextOf(key, n, LongestLine), n, _mistakes)).OfType<T>()];

    /// <summary>A list of texts with their places; those that are none are noted and left out.</summary>
    public IReadOnlyList<(string Text, Node At)> Texts(string key) =>
        [.. List(key).Select(n => (TextOf(key, n, LongestLine), n)).Where(t => t.Item1.Length > 0)];

    public Section Part(string key) => Ask(key) is { } node
        ? new Section(node, $"'{key}'", _mistakes)
        : new Section(new Node.Mapping(Node.Line, Node.Column, []), $"'{key}'", _mistakes) { IsUnreadable = true };

    /// <summary>A part that may be left out.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Choices(string key, int most)
    {
        _asked.Add(key);
        if (!_values.TryGetValue(key, out var node))
        {
            return new Dictionary<string, LocalizedText>();
        }

        var part = new Section(node, $"'{key}'", _mistakes);
        foreach (var (id, place) in part._keys.Where(k => !IsId(k.Key)))
        {
            AddNoId(id, place);
        }

        return AtMost([.. part._keys.Keys], most, key, node)
            .ToDictionary(k => k, k => part.Localized(k, mayBeName: true));
    }

    /// <summary>Notes every key that nobody asked for, with the nearest one that exists.</summary>
    public void Close()
    {
        foreach (var (name, key) in _keys.Where(k => !_asked.Contains(k.Key)))
        {
            _mistakes.Add(key, _asked.Count == 0
                ? $"The key '{Quoted.Of(name)}' is not known here. Remove it."
                : $"The key '{Quoted.Of(name)}' is not known here.{Nearness.Suggestion(name, _asked)} "
                    + $"Known: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId && char.IsAsciiLetterLower(text[0]) && text.All(IsIdCharacter);

    private static bool IsIdCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';

    private static bool IsThai(char c) => c is >= '\u0e00' and <= '\u0e7f';

    private static string Describe(Node node) => node switch
    {
        Node.Mapping => "a group of keys",
        Node.Sequence => "a list",
        Node.Scalar { Value: "" } => "nothing",
        _ => "a single text",
    };

    private void AddNoId(string text, Node at) => _mistakes.Add(
        at,
        $"'{Quoted.Of(text)}' is no id. Use at most {LongestId} lower-case letters a-z, digits and '-', a letter "
        + "first.");

    private IReadOnlyList<T> AtMost<T>(IReadOnlyList<T> entries, int most, string key, Node at)
    {
        if (entries.Count <= most)
        {
            return entries;
        }

        _mistakes.Add(at, $"'{key}' has {entries.Count} entries. Keep at most {most} of them.");
        return [];
    }

    private string TextOf(string key, Node node, int most)
    {
        if (node is not Node.Scalar { Value: var value } || string.IsNullOrWhiteSpace(value))
        {
            _mistakes.Add(node, $"'{key}' needs a text here; {Describe(node)} stands there.");
        }
        else if (value.Length > most)
        {
            _mistakes.Add(
                node, $"'{Quoted.Of(value)}' has {value.Length} characters; '{key}' takes at most {most}.");
        }
        else if (LineOfText.Stray(value) is { } stray)
        {
            _mistakes.Add(node, OfStray(value, stray));
        }
        else
        {
            return value;
        }

        return string.Empty;
    }

    private static string OfStray(string value, Rune stray) =>
        $"'{Quoted.Of(value)}' has " + (LineOfText.IsLineBreak(stray)
            ? $"a line break ({LineOfText.NameOf(stray)}). Write it on one line; '>-' joins lines of a long text."
            : $"the character {LineOfText.NameOf(stray)}, which nobody can read. Remove it, or type the text again.");

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
