using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Whether rules compare fields that can be compared.</summary>
internal static class RuleChecks
{
    public static void Check(
        IReadOnlyList<PlacedRule> rules, IReadOnlyList<PlacedField> fields, string of, Mistakes mistakes)
    {
        foreach (var (rule, place) in rules.Where(r => !r.Place.IsUnreadable))
        {
            foreach (var key in ((string[])["sum", "at-most", "equal-to"]).Where(place.HasEmptyList))
            {
                mistakes.Add(place.PlaceOf(key), $"'{key}' of this rule is empty. Name at least one field.");
            }

            if (rule.Fields.Intersect(rule.With).FirstOrDefault(f => f.Length > 0) is { } both)
            {
                mistakes.Add(place.Node, $"This rule compares '{both}' with itself. Take it out on one side.");
            }

            foreach (var id in rule.Fields.Concat(rule.With).Where(f => f.Length > 0))
            {
                CheckField(id, rule, place);
            }
        }

        void CheckField(string id, ConsistencyRule rule, Section place)
        {
            if (fields.FirstOrDefault(f => f.Field.Id == id) is not { } placed)
            {
                mistakes.Add(
                    place.Node,
                    $"This rule names '{Quoted.Of(id)}', which is no field of {of}."
                    + $"{Nearness.Suggestion(id, fields.Select(f => f.Field.Id))} Correct it.");
            }
            else if (placed.Place.IsRead("kind") && !Fits(placed.Field.Kind, rule.Compares))
            {
                mistakes.Add(
                    place.Node,
                    $"This rule cannot compare '{id}' of the kind '{Words<FieldKind>.Of(placed.Field.Kind)}'. A sum is "
                    + "of numbers or amounts, and 'not-before' of days.");
            }
            else if (placed.Field.Computed is not null)
            {
                mistakes.Add(
                    place.Node, $"This rule compares '{id}', which is worked out and no answer. Take it out.");
            }
        }
    }

    private static bool Fits(FieldKind kind, Comparison comparison) => comparison switch
    {
        Comparison.AtMost or Comparison.EqualTo => kind is FieldKind.Number or FieldKind.Baht,
        Comparison.NotBefore => kind is FieldKind.Date,
    };
}
