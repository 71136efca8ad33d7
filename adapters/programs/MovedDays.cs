using System.Globalization;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Tells which due days of a programme are no working days, and to which day each moves.</summary>
internal static class MovedDays
{
    public static void Note(ProgrammeDefinition programme, IEnumerable<PlacedStep> steps, Mistakes mistakes)
    {
        var days = new WorkingDays(programme.DaysOffIn(province: null));
        foreach (var step in steps)
        {
            foreach (var (task, place) in step.Step.Tasks.Zip(step.Tasks))
            {
                var dueOn = DueDay.Of(task.DueOn, task.OpensOn, programme.Year.LastDay, days);
                if (dueOn != task.DueOn)
                {
                    mistakes.Note(place.PlaceOf("due"), string.Create(
                        CultureInfo.InvariantCulture,
                        $"The task '{task.Id}' is wanted on {task.DueOn:ddd d MMM yyyy}, {WhyNot(task.DueOn)}; "
                        + $"it is due on {dueOn:ddd d MMM yyyy}."));
                }
            }
        }

        string WhyNot(DateOnly day) =>
            programme.Holidays.FirstOrDefault(h => h.On == day) is { } holiday ? holiday.Name.En : "a weekend";
    }
}
