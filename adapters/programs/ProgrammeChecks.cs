using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>What must hold between the parts of a programme.</summary>
internal sealed class ProgrammeChecks(ProgrammeDefinition programme, Mistakes mistakes)
{
    public void Check(
        Section root,
        Section time,
        List<(StepDefinition Step, Section Place)> steps,
        List<(Holiday Holiday, Section Place)> holidays,
        List<(Reminder Reminder, Section Place)> reminders)
    {
        CheckTimes(root, time);
        CheckHolidays(holidays);
        CheckReminders(root, reminders);
        CheckSteps(root, steps);
        CheckNeeds(steps);
        CheckTaskIds(steps);
    }

    // A year out of range has been told of; against it no day can be checked.
    private bool IsInYear(DateOnly day) =>
        day == default
            || programme.FiscalYear is < ProgrammeReader.FirstYear or > ProgrammeReader.LastYear
            || programme.Year.Contains(day);

    private string Year() =>
        $"the fiscal year {programme.FiscalYear} ({programme.Year.FirstDay:yyyy-MM-dd} to "
        + $"{programme.Year.LastDay:yyyy-MM-dd})";

    private void CheckTimes(Section root, Section time)
    {
        if (programme.FiscalYear is > 1900 and < 2200)
        {
            mistakes.Add(
                root.PlaceOf("fiscal-year"),
                $"{programme.FiscalYear} looks like a year of the common era. Write the Buddhist year, "
                + $"{programme.FiscalYear + FiscalYear.EraOffset}.");
        }

        if (!time.IsUnreadable && programme.DigestAt <= programme.RungsAt && programme.DigestAt != default)
        {
            mistakes.Add(
                time.PlaceOf("digest-at"),
                $"Messages go out at {programme.DigestAt:HH:mm}, but the reminders of the day are queued at "
                + $"{programme.RungsAt:HH:mm}. "
                + "Set 'digest-at' later than 'rungs-at'.");
        }
    }

    private void CheckHolidays(List<(Holiday Holiday, Section Place)> holidays)
    {
        var seen = new HashSet<DateOnly>();
        foreach (var (holiday, place) in holidays.Where(h => h.Holiday.On != default))
        {
            if (!IsInYear(holiday.On))
            {
                mistakes.Add(
                    place.PlaceOf("on"),
                    $"The holiday {holiday.On:yyyy-MM-dd} is outside {Year()}. Correct the day or remove it.");
            }

            if (!seen.Add(holiday.On))
            {
                mistakes.Add(
                    place.PlaceOf("on"), $"The holiday {holiday.On:yyyy-MM-dd} stands twice. Keep one of them.");
            }
        }
    }

    private void CheckReminders(Section root, List<(Reminder Reminder, Section Place)> reminders)
    {
        var before = int.MinValue;
        foreach (var (reminder, place) in reminders)
        {
            if (reminder.Days == before)
            {
                mistakes.Add(
                    place.PlaceOf("days"),
                    $"There are two reminders {reminder.Days} days from the due date. Join them into one.");
            }
            else if (reminder.Days < before)
            {
                mistakes.Add(
                    place.PlaceOf("days"),
                    $"The reminder at {reminder.Days} days stands after a later one. Order them by 'days'.");
            }

            if (reminder.To.Count == 0 && place.HasList("to"))
            {
                mistakes.Add(
                    place.PlaceOf("to"),
                    "This reminder goes to nobody. Name at least one role under 'to', or remove it.");
            }

            if (reminder.To.Distinct().Count() != reminder.To.Count)
            {
                mistakes.Add(place.PlaceOf("to"), "A role stands twice in this reminder. Keep one of them.");
            }

            before = Math.Max(before, reminder.Days);
        }

        if (reminders.Count == 0 && root.HasList("reminders"))
        {
            mistakes.Add(
                root.PlaceOf("reminders"),
                "There is no reminder, so nobody would hear of a task again. Add at least one.");
        }
    }

    private void CheckSteps(Section root, List<(StepDefinition Step, Section Place)> steps)
    {
        foreach (var (step, place) in steps.Where(s => !s.Place.IsUnreadable))
        {
            var window = place.PlaceOf("window");
            if (step.From != default && step.To != default && step.To < step.From)
            {
                mistakes.Add(
                    window,
                    $"The window of step {step.Number} ends on {step.To:yyyy-MM-dd}, before it begins on "
                    + $"{step.From:yyyy-MM-dd}.");
            }

            foreach (var day in new[] { step.From, step.To }.Where(d => !IsInYear(d)))
            {
                mistakes.Add(window, $"{day:yyyy-MM-dd} in the window of step {step.Number} is outside {Year()}.");
            }

            if (step is { Scope: StepScope.Network, Tasks.Count: 0 })
            {
                mistakes.Add(
                    place.Node,
                    $"Step {step.Number} is a network's but has no task. Add one, or make its scope 'province'.");
            }
            else if (step is { Scope: StepScope.Province, Tasks.Count: > 0 })
            {
                mistakes.Add(
                    place.PlaceOf("tasks"),
                    $"Step {step.Number} is a province's; tasks of networks cannot stand in it. Leave 'tasks' empty.");
            }
        }

        foreach (var twice in steps.GroupBy(s => s.Step.Number).Where(g => g.Count() > 1))
        {
            mistakes.Add(
                twice.Last().Place.PlaceOf("number"),
                $"Step {twice.Key} stands twice. Give each step a number of its own.");
        }

        if (steps.Count == 0 && root.HasList("steps"))
        {
            mistakes.Add(root.PlaceOf("steps"), "The programme has no step. Add at least one.");
        }
    }

    private void CheckNeeds(List<(StepDefinition Step, Section Place)> steps)
    {
        var byNumber = steps.GroupBy(s => s.Step.Number).ToDictionary(g => g.Key, g => g.First().Step);
        var inRange = byNumber.Where(s => s.Key <= ProgrammeReader.LastStep).ToDictionary();
        foreach (var (step, place) in steps)
        {
            var at = place.PlaceOf("needs");
            foreach (var need in step.Needs)
            {
                if (!byNumber.TryGetValue(need.Step, out var needed))
                {
                    mistakes.Add(
                        at,
                        $"Step {step.Number} needs step {need.Step}, which is not in the programme. Remove the need "
                        + $"or add the step.");
                }
                else if (need.Step == step.Number)
                {
                    mistakes.Add(at, $"Step {step.Number} needs itself. Remove that need.");
                }
                else if (step.Scope == StepScope.Network && needed.Scope == StepScope.Province)
                {
                    mistakes.Add(
                        at,
                        $"Step {step.Number} is a network's and cannot need the province's step {need.Step}. Remove "
                        + $"that need.");
                }
            }

            foreach (var twice in step.Needs.GroupBy(n => n.Step).Where(g => g.Count() > 1))
            {
                mistakes.Add(at, $"Step {step.Number} needs step {twice.Key} twice. Keep one of them.");
            }

            if (Circle(step.Number, inRange) is { } circle)
            {
                mistakes.Add(
                    at,
                    $"The steps {string.Join(" → ", circle)} need each other in a circle, so none could ever open. "
                    + $"Remove one need.");
            }
        }
    }

    /// <summary>
    /// The way from a step over its needs back to itself; null when there is none. Needing itself is told elsewhere.
    /// </summary>
    private static List<int>? Circle(int start, Dictionary<int, StepDefinition> steps)
    {
        var visited = new HashSet<int>();
        return Walk([start]);

        List<int>? Walk(List<int> way)
        {
            foreach (var next in steps.TryGetValue(way[^1], out var step) ? step.Needs.Select(n => n.Step) : [])
            {
                if (next == start && way.Count > 1)
                {
                    return [.. way, start];
                }

                if (next != start && visited.Add(next) && Walk([.. way, next]) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }

    private void CheckTaskIds(List<(StepDefinition Step, Section Place)> steps)
    {
        foreach (var twice in steps
            .SelectMany(s => s.Step.Tasks.Select((t, i) => (t.Id, Place: s.Place.PlaceOf("tasks", i, "id"))))
            .Where(t => t.Id.Length > 0)
            .GroupBy(t => t.Id)
            .Where(g => g.Count() > 1))
        {
            mistakes.Add(
                twice.Last().Place,
                $"The task id '{twice.Key}' stands twice in the programme. Give one of them another id.");
        }
    }
}
