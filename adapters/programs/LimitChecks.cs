using ProgramFlows.Workflows.Forms;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Whether limits fit the field that they are of.</summary>
internal static class LimitChecks
{
    public static void Check(PlacedField placed, Mistakes mistakes)
    {
        var field = placed.Field;
        if (field.Limits is not { } limits || placed.Limits is not { IsUnreadable: false } place)
        {
            return;
        }

        string[] known = field.Kind switch
        {
            FieldKind.Number or FieldKind.Baht => ["least", "most"],
            FieldKind.Choices or FieldKind.People or FieldKind.Rows or FieldKind.File => ["least", "most"],
            FieldKind.Text or FieldKind.LongText => ["longest"],
            FieldKind.Date => ["not-in-future"],
            FieldKind.Choice or FieldKind.YesNo or FieldKind.Risk => [],
        };
        string[] all = ["least", "most", "longest", "not-in-future"];
        foreach (var key in all.Where(place.Holds).Except(known))
        {
            mistakes.Add(
                place.PlaceOf(key),
                $"'{key}' is no limit of the kind '{Words<FieldKind>.Of(field.Kind)}'. "
                + (known.Length == 0 ? "Remove 'limits'." : $"Known: {string.Join(", ", known)}."));
        }

        if (limits.Least > limits.Most && place.IsRead("least") && place.IsRead("most"))
        {
            mistakes.Add(
                place.PlaceOf("least"),
                $"The least of the field '{field.Id}' is above its most, so that nothing would be taken. Correct one "
                + "of them.");
        }
    }
}
