namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// What somebody typed or ticked for one field, as a page or a program sends it: values by name. The value itself has
/// an empty name, or several; a day may come in parts named <c>day</c>, <c>month</c> and <c>year</c>; the columns of a
/// row are named <c>0.name</c>, <c>0.role</c>, <c>1.name</c> and so on, rows by any number.
/// </summary>
public sealed class RawValues
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private RawValues()
    {
    }

    /// <summary>The values of a field without parts.</summary>
    public static RawValues Of(params IEnumerable<string> values)
    {
        var raw = new RawValues();
        foreach (var value in values)
        {
            raw.Add(string.Empty, value);
        }

        return raw;
    }

    /// <summary>
    /// What belongs to a field of everything that was sent: the values under the field's own id, and those under its
    /// id, a dot and a part's name.
    /// </summary>
    public static RawValues Of(string field, IEnumerable<KeyValuePair<string, string>> sent)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(sent);
        var raw = new RawValues();
        foreach (var (name, value) in sent)
        {
            if (name == field)
            {
                raw.Add(string.Empty, value);
            }
            else if (name.Length > field.Length + 1
                && name.StartsWith(field, StringComparison.Ordinal) && name[field.Length] == '.')
            {
                raw.Add(name[(field.Length + 1)..], value);
            }
        }

        return raw;
    }

    /// <summary>The values that are not blank.</summary>
    internal IEnumerable<string> All => Parts(string.Empty);

    /// <summary>The first value; empty when there is none.</summary>
    internal string First => Part(string.Empty);

    /// <summary>The first value of a part; empty when there is none.</summary>
    internal string Part(string name) => Parts(name).FirstOrDefault() ?? string.Empty;

    /// <summary>The rows in the order of their numbers.</summary>
    internal IEnumerable<RawValues> Rows => _values
        .SelectMany(v => v.Value.Select(value => (Name: v.Key.Split('.', 2), Value: value)))
        .Where(v => v.Name.Length == 2 && int.TryParse(v.Name[0], out _))
        .GroupBy(v => int.Parse(v.Name[0], System.Globalization.CultureInfo.InvariantCulture))
        .OrderBy(g => g.Key)
        .Select(g =>
        {
            var row = new RawValues();
            foreach (var (name, value) in g)
            {
                row.Add(name[1], value);
            }

            return row;
        });

    /// <summary>A column of a row, as the values of a field.</summary>
    internal RawValues Column(string id) => Of(
        id, _values.SelectMany(v => v.Value.Select(value => KeyValuePair.Create(v.Key, value))));

    private IEnumerable<string> Parts(string name) =>
        _values.GetValueOrDefault(name)?.Where(v => !string.IsNullOrWhiteSpace(v)) ?? [];

    private void Add(string name, string? value)
    {
        if (!_values.TryGetValue(name, out var values))
        {
            _values.Add(name, values = []);
        }

        values.Add(value ?? string.Empty);
    }
}
