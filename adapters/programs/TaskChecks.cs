using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>What must hold within a task and its form.</summary>
internal static class TaskChecks
{
    private const int FewestChoices = 2;

    public static void Check(TaskDefinition task, Section place, PlacedStep step, Mistakes mistakes)
    {
        if (place.IsUnreadable)
        {
            return;
        }

        if (place.IsRead("opens") && place.IsRead("due") && task.DueOn < task.OpensOn)
        {
            mistakes.Add(
                place.PlaceOf("due"),
                $"The task '{task.Id}' is due on {task.DueOn:yyyy-MM-dd}, before it opens on "
                + $"{task.OpensOn:yyyy-MM-dd}.");
        }

        CheckInWindow("opens", task.OpensOn);
        CheckInWindow("due", task.DueOn);
        foreach (var twice in task.Fields.Index()
            .Where(f => f.Item.Id.Length > 0)
            .GroupBy(f => f.Item.Id)
            .Where(g => g.Count() > 1))
        {
            mistakes.Add(
                place.PlaceOf("fields", twice.Last().Index, "id"),
                $"The field '{twice.Key}' stands twice in the task '{task.Id}'. Give one of them another id.");
        }

        void CheckInWindow(string key, DateOnly day)
        {
            // A window that ends before it begins has been told of; no day is in it.
            var (from, to) = (step.Step.From, step.Step.To);
            if (place.IsRead(key) && step.WindowDays.Count() == 2 && from <= to && (day < from || day > to))
            {
                mistakes.Add(
                    place.PlaceOf(key),
                    $"'{key}' of the task '{task.Id}' is {day:yyyy-MM-dd}, outside its step's window "
                    + $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}.");
            }
        }
    }

    public static void Check(FieldDefinition field, Section place, Mistakes mistakes)
    {
        if (!place.IsRead("kind"))
        {
            return;
        }

        var chooses = field.Kind is FieldKind.Choice or FieldKind.Choices;
        if (chooses && field.Choices.Count < FewestChoices)
        {
            mistakes.Add(place.Node, $"The field '{field.Id}' needs at least {FewestChoices} choices under 'choices'.");
        }
        else if (!chooses && field.Choices.Count > 0)
        {
            mistakes.Add(
                place.PlaceOf("choices"),
                $"The field '{field.Id}' takes no choices. Remove 'choices', or make its kind 'choice'.");
        }
    }
}
