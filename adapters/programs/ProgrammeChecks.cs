using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>What must hold between the parts of a programme.</summary>
internal sealed class ProgrammeChecks(ProgrammeDefinition programme, Mistakes mistakes)
{
    // An hour before the earliest evening at which people may want no more messages.
    private static readonly TimeOnly LatestDigest = new(16, 0);

    /// <summary>The year that days are held against; null when it could not be read.</summary>
    private FiscalYear? _year;

    public void Check(
        Section root,
        Section time,
        List<PlacedStep> steps,
        List<(Holiday Holiday, Section Place)> holidays,
        List<(Reminder Reminder, Section Place)> reminders)
    {
        CheckTimes(time);
        CheckYear(
            root,
            [.. holidays.Where(h => h.Place.IsRead("on")).Select(h => h.Holiday.On), .. steps.SelectMany(s => s.Days)]);
        CheckHolidays(holidays);
        CheckReminders(root, reminders);
        CheckSteps(root, steps);
        CheckNeeds(steps);
        CheckTaskIds(steps);
        if (mistakes.Count == 0)
        {
            MovedDays.Note(programme, steps, mistakes);
        }
    }

    private void CheckTimes(Section time)
    {
        if (time.IsRead("rungs-at") && time.IsRead("digest-at") && programme.DigestAt <= programme.RungsAt)
        {
            mistakes.Add(
                time.PlaceOf("digest-at"),
                $"Messages go out at {programme.DigestAt:HH:mm}, but the reminders of the day are queued at "
                + $"{programme.RungsAt:HH:mm}. "
                + "Set 'digest-at' later than 'rungs-at'.");
        }

        if (time.IsRead("digest-at") && programme.DigestAt > LatestDigest)
        {
            mistakes.Add(
                time.PlaceOf("digest-at"),
                $"Messages go out at {programme.DigestAt:HH:mm} and over the hour after it, which reaches into the "
                + $"quiet hours that people may choose. Set 'digest-at' to {LatestDigest:HH:mm} or earlier.");
        }
    }

    /// <summary>
    /// Finds the year that days are held against: where most of them are in another than the programme says, that is
    /// one mistake, and not one for each day.
    /// </summary>
    private void CheckYear(Section root, IReadOnlyList<DateOnly> days)
    {
        if (!root.IsRead("fiscal-year"))
        {
            return;
        }

        _year = programme.Year;
        if (days.GroupBy(FiscalYear.Of).FirstOrDefault(g => 2 * g.Count() > days.Count) is { Key: var usual }
            && usual != programme.Year)
        {
            mistakes.Add(
                root.PlaceOf("fiscal-year"),
                $"'fiscal-year' is {programme.FiscalYear}, but the days of this programme are in "
                + $"{usual.BuddhistYear}. Correct 'fiscal-year', or the days.");
            _year = usual;
        }
    }

    // Where the year could not be read, no day can be held against it.
    private bool IsInYear(DateOnly day) => _year?.Contains(day) ?? true;

    private string Year() =>
        $"the fiscal year {_year!.Value.BuddhistYear} ({_year.Value.FirstDay:yyyy-MM-dd} to "
        + $"{_year.Value.LastDay:yyyy-MM-dd})";

    private void CheckHolidays(List<(Holiday Holiday, Section Place)> holidays)
    {
        var seen = new HashSet<DateOnly>();
        foreach (var (holiday, place) in holidays.Where(h => h.Place.IsRead("on")))
        {
            if (!IsInYear(holiday.On))
            {
                mistakes.Add(
                    place.PlaceOf("on"),
                    $"The holiday {holiday.On:yyyy-MM-dd} is outside {Year()}. Correct the day or remove it.");
            }

            CheckProvinces(holiday, place);
            if (!seen.Add(holiday.On))
            {
                mistakes.Add(
                    place.PlaceOf("on"), $"The holiday {holiday.On:yyyy-MM-dd} stands twice. Keep one of them.");
            }
        }
    }

    private void CheckProvinces(Holiday holiday, Section place)
    {
        if (place.HasEmptyList("only-in"))
        {
            mistakes.Add(
                place.PlaceOf("only-in"),
                $"The holiday {holiday.On:yyyy-MM-dd} is in no province. Name one, or remove 'only-in'.");
        }

        foreach (var (code, at) in place.Holds("only-in") ? place.Texts("only-in") : [])
        {
            if (!ProvinceCodes.IsKnown(code))
            {
                mistakes.Add(
                    at,
                    $"There is no province '{Quoted.Of(code)}'. Write the two digits of its code in quotes, such as "
                    + "\"94\" for Pattani.");
            }
            else if (holiday.OnlyIn!.Count(c => c == code) > 1)
            {
                mistakes.Add(at, $"The province '{code}' stands twice. Keep one of them.");
            }
        }
    }

    private void CheckReminders(Section root, List<(Reminder Reminder, Section Place)> reminders)
    {
        var before = int.MinValue;
        foreach (var (reminder, place) in reminders)
        {
            CheckRecipients(reminder, place);
            if (!place.IsRead("days"))
            {
                continue;
            }

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

            before = Math.Max(before, reminder.Days);
        }

        if (root.HasEmptyList("reminders"))
        {
            mistakes.Add(
                root.PlaceOf("reminders"),
                "There is no reminder, so nobody would hear of a task again. Add at least one.");
        }
    }

    private void CheckRecipients(Reminder reminder, Section place)
    {
        if (place.HasEmptyList("to"))
        {
            mistakes.Add(
                place.PlaceOf("to"),
                "This reminder goes to nobody. Name at least one role under 'to', or remove it.");
        }

        if (reminder.To.Distinct().Count() != reminder.To.Count)
        {
            mistakes.Add(place.PlaceOf("to"), "A role stands twice in this reminder. Keep one of them.");
        }
    }

    private void CheckSteps(Section root, List<PlacedStep> steps)
    {
        foreach (var placed in steps.Where(s => !s.Place.IsUnreadable))
        {
            var (step, place) = (placed.Step, placed.Place);
            foreach (var (task, at) in step.Tasks.Zip(placed.Tasks))
            {
                TaskChecks.Check(task, at, placed, mistakes);
            }

            var window = place.PlaceOf("window");
            if (placed.WindowDays.Count() == 2 && step.To < step.From)
            {
                mistakes.Add(
                    window,
                    $"The window of {placed.Called} ends on {step.To:yyyy-MM-dd}, before it begins on "
                    + $"{step.From:yyyy-MM-dd}.");
            }

            foreach (var day in placed.WindowDays.Where(d => !IsInYear(d)))
            {
                mistakes.Add(window, $"{day:yyyy-MM-dd} in the window of {placed.Called} is outside {Year()}.");
            }

            CheckScope(step, place);
        }

        foreach (var twice in steps
            .Where(s => s.Place.IsRead("number"))
            .GroupBy(s => s.Step.Number)
            .Where(g => g.Count() > 1))
        {
            mistakes.Add(
                twice.Last().Place.PlaceOf("number"),
                $"Step {twice.Key} stands twice. Give each step a number of its own.");
        }

        if (root.HasEmptyList("steps"))
        {
            mistakes.Add(root.PlaceOf("steps"), "The programme has no step. Add at least one.");
        }
    }

    private void CheckScope(StepDefinition step, Section place)
    {
        if (!place.IsRead("scope"))
        {
            return;
        }

        if (step is { Scope: StepScope.Network } && place.HasEmptyList("tasks"))
        {
            mistakes.Add(
                place.Node,
                $"Step {step.Number} is a network's but has no task. Add one, or make its scope 'province'.");
        }
    }

    private void CheckNeeds(List<PlacedStep> steps)
    {
        var numbered = steps.Where(s => s.Place.IsRead("number")).ToList();
        var byNumber = numbered.GroupBy(s => s.Step.Number).ToDictionary(g => g.Key, g => g.First());
        foreach (var placed in numbered)
        {
            var (step, at) = (placed.Step, placed.Place.PlaceOf("needs"));
            foreach (var need in placed.NeedsRead)
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
                else if (placed.Place.IsRead("scope") && needed.Place.IsRead("scope")
                    && step.Scope == StepScope.Network && needed.Step.Scope == StepScope.Province)
                {
                    mistakes.Add(
                        at,
                        $"Step {step.Number} is a network's and cannot need the province's step {need.Step}. Remove "
                        + $"that need.");
                }
            }

            foreach (var twice in placed.NeedsRead.GroupBy(n => n.Step).Where(g => g.Count() > 1))
            {
                mistakes.Add(at, $"Step {step.Number} needs step {twice.Key} twice. Keep one of them.");
            }

            if (Circle(step.Number, byNumber) is { } circle)
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
    private static List<int>? Circle(int start, Dictionary<int, PlacedStep> steps)
    {
        var visited = new HashSet<int>();
        return Walk([start]);

        List<int>? Walk(List<int> way)
        {
            foreach (var next in steps.TryGetValue(way[^1], out var step) ? step.NeedsRead.Select(n => n.Step) : [])
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

    private void CheckTaskIds(List<PlacedStep> steps)
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
