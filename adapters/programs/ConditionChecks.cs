using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Whether a condition hangs on something that is known when its field is asked.</summary>
internal static class ConditionChecks
{
    private static readonly string[] YesAndNo = ["yes", "no"];

    public static void Check(
        PlacedField placed, IReadOnlyList<PlacedField> earlier, IReadOnlyList<PlacedField> later, Mistakes mistakes)
    {
        if (placed.Field.When is not { } when || placed.When is not { IsUnreadable: false } place)
        {
            return;
        }

        var id = placed.Field.Id;
        if (place.Holds("field") == place.Holds("computed"))
        {
            mistakes.Add(
                place.Node,
                $"The condition of '{id}' hangs on one thing. Give 'field' or 'computed', and not both.");
            return;
        }

        if (place.Holds("is") == place.Holds("above"))
        {
            mistakes.Add(place.Node, $"The condition of '{id}' needs either 'is' or 'above'. Give one of them.");
            return;
        }

        if (place.HasEmptyList("is"))
        {
            mistakes.Add(
                place.PlaceOf("is"), $"'is' of '{id}' is empty, so that it would never be asked. Name a choice.");
        }

        if (place.Holds("computed"))
        {
            CheckComputed();
        }
        else if (when.Field is { Length: > 0 } field)
        {
            CheckField(field);
        }

        void CheckComputed()
        {
            if (!place.IsRead("computed"))
            {
                return;
            }

            if (when.Computed != ComputedValue.AreaColour || !FormChecks.HasRisk(earlier))
            {
                mistakes.Add(
                    place.PlaceOf("computed"),
                    "A condition can hang on 'area-colour' alone, after rows with a column of kind 'risk'. Correct "
                    + "it.");
                return;
            }

            CheckIs([.. RiskColours.All.Keys]);
        }

        void CheckField(string field)
        {
            if (earlier.LastOrDefault(f => f.Field.Id == field) is { } on)
            {
                CheckKind(on.Field, on.Place.IsRead("kind"));
            }
            else if (field == id)
            {
                mistakes.Add(place.PlaceOf("field"), $"The field '{id}' hangs on itself. Name an earlier field.");
            }
            else if (later.Any(f => f.Field.Id == field))
            {
                mistakes.Add(
                    place.PlaceOf("field"),
                    $"The field '{id}' hangs on '{field}', which is asked after it. Move '{field}' before it.");
            }
            else
            {
                mistakes.Add(
                    place.PlaceOf("field"),
                    $"There is no field '{field}' before '{id}'."
                    + $"{Nearness.Suggestion(field, earlier.Select(f => f.Field.Id))} Name an earlier field.");
            }
        }

        void CheckKind(FieldDefinition on, bool isRead)
        {
            if (!isRead)
            {
                return;
            }

            var isCounted = on.Kind is FieldKind.Number or FieldKind.Baht;
            var isChosen = on.Kind is FieldKind.Choice or FieldKind.Choices or FieldKind.Risk or FieldKind.YesNo;
            var kind = Words<FieldKind>.Of(on.Kind);
            if (!isCounted && !isChosen)
            {
                mistakes.Add(
                    place.PlaceOf("field"),
                    $"A condition cannot hang on '{on.Id}' of the kind '{kind}'. Use a choice, yes-no, risk or "
                    + "number.");
            }
            else if (isCounted && place.Holds("is"))
            {
                mistakes.Add(
                    place.PlaceOf("is"), $"'{on.Id}' is of the kind '{kind}', which is compared by 'above'. Use it.");
            }
            else if (isChosen && place.Holds("above"))
            {
                mistakes.Add(
                    place.PlaceOf("above"), $"'{on.Id}' is of the kind '{kind}', which is compared by 'is'. Use it.");
            }
            else if (isChosen && on.ChoicesFrom is null)
            {
                CheckIs(on.Kind == FieldKind.YesNo ? YesAndNo : [.. on.Options.Keys]);
            }
        }

        void CheckIs(IReadOnlyList<string> known)
        {
            if (!place.Holds("is"))
            {
                mistakes.Add(place.Node, $"The condition of '{id}' is compared by 'is'. Use it.");
                return;
            }

            foreach (var (word, at) in place.Texts("is").Where(w => !known.Contains(w.Text)))
            {
                mistakes.Add(
                    at,
                    $"'{Quoted.Of(word)}' can never be what '{id}' hangs on.{Nearness.Suggestion(word, known)} "
                    + $"Known: {string.Join(", ", known)}.");
            }
        }
    }
}
