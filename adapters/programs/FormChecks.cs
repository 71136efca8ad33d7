using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>What must hold within a form: between its fields, or between the columns of a row.</summary>
internal sealed class FormChecks(Mistakes mistakes)
{
    private const int FewestChoices = 2;

    public void Check(PlacedForm form) => Check(form.Fields, form.Rules, $"the form '{form.Id}'");

    private void Check(IReadOnlyList<PlacedField> fields, IReadOnlyList<PlacedRule> rules, string of)
    {
        foreach (var twice in fields
            .Where(f => f.Field.Id.Length > 0)
            .GroupBy(f => f.Field.Id)
            .Where(g => g.Count() > 1))
        {
            mistakes.Add(
                twice.Last().Place.PlaceOf("id"),
                $"The field '{twice.Key}' stands twice in {of}. Give one of them another id.");
        }

        foreach (var (index, field) in fields.Index())
        {
            if (!field.Place.IsRead("kind"))
            {
                continue;
            }

            CheckChoices(field);
            CheckComputed(field, fields);
            CheckRows(field);
            LimitChecks.Check(field, mistakes);
            ConditionChecks.Check(field, [.. fields.Take(index)], [.. fields.Skip(index)], mistakes);
        }

        RuleChecks.Check(rules, fields, of, mistakes);
    }

    private void CheckChoices(PlacedField placed)
    {
        var (field, place) = (placed.Field, placed.Place);
        var chooses = field.Kind is FieldKind.Choice or FieldKind.Choices;
        if (chooses && field.ChoicesFrom is null && !place.Holds("choices-from") && field.Choices.Count < FewestChoices)
        {
            mistakes.Add(place.Node, $"The field '{field.Id}' needs at least {FewestChoices} choices under 'choices'.");
        }
        else if (!chooses && field.Choices.Count > 0)
        {
            mistakes.Add(
                place.PlaceOf("choices"),
                $"The field '{field.Id}' takes no choices. Remove 'choices', or make its kind 'choice'.");
        }

        if (place.Holds("choices-from") && (!chooses || field.Choices.Count > 0))
        {
            mistakes.Add(
                place.PlaceOf("choices-from"),
                chooses
                    ? $"The field '{field.Id}' has choices of its own and of another field. Keep one of the two."
                    : $"The field '{field.Id}' takes no choices. Remove 'choices-from', or make its kind 'choice'.");
        }

        if (field.Alone is { } alone && field.Kind != FieldKind.Choices)
        {
            mistakes.Add(
                place.PlaceOf("alone"),
                $"'alone' of the field '{field.Id}' is for the kind 'choices', of which several are ticked. Remove "
                + "it.");
        }
        else if (field.ChoicesFrom is null)
        {
            foreach (var unknown in field.Alone?.Where(a => !field.Choices.ContainsKey(a)) ?? [])
            {
                mistakes.Add(
                    place.PlaceOf("alone"),
                    $"'{Quoted.Of(unknown)}' is no choice of the field '{field.Id}'."
                    + $"{Nearness.Suggestion(unknown, field.Choices.Keys)} Correct 'alone'.");
            }
        }
    }

    private void CheckComputed(PlacedField placed, IReadOnlyList<PlacedField> fields)
    {
        var (field, place) = (placed.Field, placed.Place);
        if (field.Computed is not { } computed || !place.IsRead("computed"))
        {
            return;
        }

        var at = place.PlaceOf("computed");
        if (field.Required || field.From is not null || field.When is not null)
        {
            mistakes.Add(
                at,
                $"The field '{field.Id}' is worked out and never asked. Remove 'required', 'from' and 'when', or "
                + "remove 'computed'.");
        }

        if (computed == ComputedValue.Young
            && (field.Kind != FieldKind.Number || fields.All(f => f.Field.Kind != FieldKind.People)))
        {
            mistakes.Add(
                at,
                $"'young' is counted of people. Make the kind of '{field.Id}' 'number', and add a field of kind "
                + "'people' to the form.");
        }

        if (computed == ComputedValue.AreaColour && (field.Kind != FieldKind.Risk || !HasRisk(fields)))
        {
            mistakes.Add(
                at,
                $"'area-colour' is the worst of risks. Make the kind of '{field.Id}' 'risk', and add rows with a "
                + "column of kind 'risk' to the form.");
        }
    }

    /// <summary>Whether somebody says a colour in the form.</summary>
    public static bool HasRisk(IEnumerable<PlacedField> fields) => fields.Any(
        f => f.Field is { Kind: FieldKind.Risk, Computed: null } || HasRisk(f.Columns));

    private void CheckRows(PlacedField placed)
    {
        var (field, place) = (placed.Field, placed.Place);
        if (field.Kind == FieldKind.Rows)
        {
            if (placed.Columns.Count == 0)
            {
                mistakes.Add(place.Node, $"The rows '{field.Id}' have no columns. List them under 'columns'.");
            }

            foreach (var column in placed.Columns.Where(
                c => c.Place.IsRead("kind") && c.Field.Kind is FieldKind.Rows or FieldKind.People or FieldKind.File))
            {
                mistakes.Add(
                    column.Place.PlaceOf("kind"),
                    $"The column '{column.Field.Id}' cannot be of the kind '{Words<FieldKind>.Of(column.Field.Kind)}'. "
                    + "Ask for it in a field of its own beside the rows.");
            }

            Check(placed.Columns, placed.Rules, $"the rows '{field.Id}'");
            return;
        }

        foreach (var key in ((string[])["columns", "rows-from", "rules"]).Where(place.Holds))
        {
            mistakes.Add(
                place.PlaceOf(key),
                $"'{key}' belongs to the kind 'rows'. Remove it from the field '{field.Id}', or make its kind 'rows'.");
        }
    }
}
