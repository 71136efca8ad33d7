using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>What must hold within a task; its form is looked at by <see cref="FormChecks"/>.</summary>
internal static class TaskChecks
{
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

        if (task.Id == QuarterlyReportDefinition.Id)
        {
            mistakes.Add(
                place.PlaceOf("id"),
                $"'{task.Id}' is the report of each quarter, which is no task of a step. Give the task another id.");
        }

        CheckInWindow("opens", task.OpensOn);
        CheckInWindow("due", task.DueOn);
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
}
