using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Whether what a field is filled in from stands in another form, and can be known by then.</summary>
internal sealed class ReferenceChecks(IReadOnlyList<PlacedForm> forms, Mistakes mistakes)
{
    private readonly Dictionary<string, PlacedForm> _forms =
        forms.Where(f => f.Id.Length > 0).GroupBy(f => f.Id).ToDictionary(g => g.Key, g => g.First());

    public void Check()
    {
        foreach (var form in forms)
        {
            foreach (var field in form.Fields)
            {
                CheckField(form, field);
                foreach (var column in field.Columns)
                {
                    CheckField(form, column);
                }
            }
        }
    }

    private void CheckField(PlacedForm form, PlacedField placed)
    {
        var field = placed.Field;
        if (field.From is { } from && Find(form, placed, "from", from) is { } source)
        {
            CheckFrom(form, placed, from, source);
        }

        if (field.RowsFrom is { } rowsFrom && field.Kind == FieldKind.Rows
            && Find(form, placed, "rows-from", rowsFrom) is { } rows)
        {
            CheckRowsFrom(placed, rowsFrom, rows);
        }

        if (field.ChoicesFrom is { } choicesFrom && Find(form, placed, "choices-from", choicesFrom) is { } choices
            && (choices.Field.Kind is not (FieldKind.Choice or FieldKind.Choices)
                || choices.Field.ChoicesFrom is not null))
        {
            mistakes.Add(
                placed.Place.PlaceOf("choices-from"),
                $"'{choicesFrom}' has no choices of its own that '{field.Id}' could take. Name a choice or choices.");
        }
    }

    /// <summary>The field that is named; null when there is none, which is noted.</summary>
    private PlacedField? Find(PlacedForm form, PlacedField placed, string key, FieldSource source)
    {
        var at = placed.Place.PlaceOf(key);
        if (!_forms.TryGetValue(source.Task, out var other))
        {
            mistakes.Add(
                at,
                $"There is no task '{Quoted.Of(source.Task)}' for '{key}'."
                + $"{Nearness.Suggestion(source.Task, _forms.Keys)} Name a task of this programme.");
            return null;
        }

        if (other.Fields.FirstOrDefault(f => f.Field.Id == source.Field) is not { } field)
        {
            mistakes.Add(
                at,
                $"The task '{source.Task}' has no field '{Quoted.Of(source.Field)}'."
                + $"{Nearness.Suggestion(source.Field, other.Fields.Select(f => f.Field.Id))} Name one of its fields.");
            return null;
        }

        if (key != "choices-from" && form.Step < other.Step)
        {
            mistakes.Add(
                at,
                $"'{source}' belongs to step {other.Step} and is not answered yet in step {form.Step}. Name a task of "
                + "an earlier step, or of the same one.");
            return null;
        }

        return field.Place.IsRead("kind") && placed.Place.IsRead("kind") ? field : null;
    }

    private void CheckFrom(PlacedForm form, PlacedField placed, FieldSource from, PlacedField source)
    {
        var at = placed.Place.PlaceOf("from");
        if (from.Task == form.Id)
        {
            mistakes.Add(
                at,
                $"'{placed.Field.Id}' is filled in from its own form, where nothing stands yet. Name another task.");
        }
        else if (!Fits(source.Field.Kind, placed.Field.Kind))
        {
            mistakes.Add(
                at,
                $"'{from}' is of the kind '{Words<FieldKind>.Of(source.Field.Kind)}' and cannot fill in "
                + $"'{placed.Field.Id}' of the kind '{Words<FieldKind>.Of(placed.Field.Kind)}'. Make both the same.");
        }
        else if (Circle(new FieldSource(form.Id, placed.Field.Id)) is { } circle)
        {
            mistakes.Add(
                at,
                $"{string.Join(" → ", circle)} are filled in from each other in a circle, so that none could begin. "
                + "Remove one 'from'.");
        }
    }

    private void CheckRowsFrom(PlacedField placed, FieldSource from, PlacedField source)
    {
        var at = placed.Place.PlaceOf("rows-from");
        if (source.Field.Kind != FieldKind.Rows)
        {
            mistakes.Add(at, $"'{from}' has no rows that '{placed.Field.Id}' could begin with. Name a field of rows.");
        }
        else if (!placed.Columns
            .Select(c => (c.Field.Id, c.Field.Kind))
            .Intersect(source.Columns.Select(c => (c.Field.Id, c.Field.Kind)))
            .Any())
        {
            mistakes.Add(
                at,
                $"No column of '{placed.Field.Id}' has the id and kind of a column of '{from}', so that its rows would "
                + "be empty. Give one of them the same.");
        }
    }

    /// <summary>Texts fill in texts of either length; all others their own kind.</summary>
    private static bool Fits(FieldKind source, FieldKind field) =>
        source == field || (IsText(source) && IsText(field));

    private static bool IsText(FieldKind kind) => kind is FieldKind.Text or FieldKind.LongText;

    /// <summary>The way over 'from' back to where it began; null when it ends.</summary>
    private List<FieldSource>? Circle(FieldSource start)
    {
        var way = new List<FieldSource> { start };
        while (FromOf(way[^1]) is { } next)
        {
            way.Add(next);
            if (next == start)
            {
                return way;
            }

            if (way.IndexOf(next) < way.Count - 1)
            {
                return null;
            }
        }

        return null;
    }

    private FieldSource? FromOf(FieldSource field) =>
        _forms.GetValueOrDefault(field.Task)?.Fields.FirstOrDefault(f => f.Field.Id == field.Field)?.Field.From;
}
