using System.Text.RegularExpressions;
using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Reads the fields of a form, their columns, and what must hold between them.</summary>
internal sealed partial class FieldReader(Mistakes mistakes)
{
    private const int MostFields = 100;
    private const int MostChoices = 100;
    private const int MostColumns = 20;
    private const int MostRules = 20;
    private const int LongestText = 20_000;

    public IReadOnlyList<PlacedField> Fields(Section form) =>
        [.. form.List("fields", MostFields).Select(n => ReadField(n, "a field", isColumn: false))];

    public IReadOnlyList<PlacedRule> Rules(Section of) =>
        of.Has("rules") ? [.. of.List("rules", MostRules).Select(ReadRule)] : [];

    public DefinitionSource? Source(Section of)
    {
        if (!of.Has("source") || of.Text("source") is not { Length: > 0 } text)
        {
            return null;
        }

        if (Written().Match(text) is { Success: true } match)
        {
            return new DefinitionSource(
                match.Groups["lines"] is { Success: true, Value: var lines } ? lines : null,
                text.EndsWith("default", StringComparison.Ordinal));
        }

        mistakes.Add(
            of.PlaceOf("source"),
            "'source' is 'default', or lines of the manual such as 'manual 618-621', or both: 'manual 741; default'.");
        return null;
    }

    private PlacedField ReadField(Node node, string what, bool isColumn)
    {
        var section = new Section(node, what, mistakes);
        var (id, kind) = (section.Id("id"), section.OneOf<FieldKind>("kind"));
        var label = section.Localized("label");
        var required = section.Flag("required");
        var choices = section.Choices("choices", MostChoices);
        var when = section.Has("when") ? section.Part("when") : null;
        var limits = section.Has("limits") ? section.Part("limits") : null;
        IReadOnlyList<PlacedField> columns = !isColumn && section.Has("columns")
            ? [.. section.List("columns", MostColumns).Select(n => ReadField(n, "a column", isColumn: true))]
            : [];
        var rules = isColumn ? [] : Rules(section);
        var field = new FieldDefinition(id, kind, label, required, choices)
        {
            Help = section.Has("help") ? section.Localized("help", Section.LongestParagraph) : null,
            Limits = limits is null ? null : ReadLimits(limits),
            When = when is null ? null : ReadCondition(when),
            From = isColumn ? null : ReadReference(section, "from"),
            Computed = !isColumn && section.Has("computed") ? section.OneOf<ComputedValue>("computed") : null,
            ChoicesFrom = ReadReference(section, "choices-from"),
            Alone = section.Has("alone") ? [.. section.Texts("alone").Select(t => t.Text)] : null,
            Columns = columns.Count > 0 ? [.. columns.Select(c => c.Field)] : null,
            RowsFrom = isColumn ? null : ReadReference(section, "rows-from"),
            Rules = rules.Count > 0 ? [.. rules.Select(r => r.Rule)] : null,
            Source = Source(section),
        };
        section.Close();
        return new PlacedField(field, section, columns, rules) { When = when, Limits = limits };
    }

    private static FieldLimits ReadLimits(Section section)
    {
        var limits = new FieldLimits(
            section.Has("least") ? section.Amount("least") : null,
            section.Has("most") ? section.Amount("most") : null,
            section.Has("longest") ? section.Number("longest", 1, LongestText) : null,
            section.Flag("not-in-future"));
        section.Close();
        return limits;
    }

    private static FieldCondition ReadCondition(Section section)
    {
        var condition = new FieldCondition(
            section.Has("field") ? section.Id("field") : null,
            section.Has("computed") ? section.OneOf<ComputedValue>("computed") : null,
            section.Has("is") ? [.. section.Texts("is").Select(t => t.Text)] : null,
            section.Has("above") ? section.Amount("above") : null);
        section.Close();
        return condition;
    }

    /// <summary>A field of another form; null when there is none, or it cannot be read, which is noted.</summary>
    private FieldSource? ReadReference(Section section, string key)
    {
        if (!section.Has(key) || section.Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (text.Split('.') is [{ Length: > 0 } task, { Length: > 0 } field])
        {
            return new FieldSource(task, field);
        }

        mistakes.Add(
            section.PlaceOf(key),
            $"'{key}' names a task and a field of it with a dot between, such as 'core-team.members'.");
        return null;
    }

    private PlacedRule ReadRule(Node node)
    {
        var section = new Section(node, "a rule", mistakes);
        var isOfDays = section.Has("day");
        string[] comparisons = ["at-most", "equal-to", "not-before"];
        var compared = comparisons.Where(section.Has).ToList();
        if (!section.IsUnreadable && (section.Has("sum") == isOfDays || compared.Count != 1))
        {
            mistakes.Add(
                section.Node,
                "A rule compares a sum ('sum' with 'at-most' or 'equal-to') or a day ('day' with 'not-before'), "
                + "and one of them only.");
        }

        var rule = new ConsistencyRule(
            isOfDays ? [section.Id("day")] : Ids("sum"),
            compared is ["equal-to", ..] ? Comparison.EqualTo
                : compared is ["not-before", ..] ? Comparison.NotBefore
                : Comparison.AtMost,
            compared is ["not-before", ..] ? [section.Id("not-before")] : compared is [var key, ..] ? Ids(key) : [],
            section.Localized("says"));
        section.Close();
        return new PlacedRule(rule, section);

        IReadOnlyList<string> Ids(string of) =>
            section.Has(of) ? [.. section.Texts(of).Select(t => t.Text)] : [];
    }

    [GeneratedRegex(
        @"^(default|manual (?<lines>[0-9]+(-[0-9]+)?(, [0-9]+(-[0-9]+)?)*)(; default)?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
