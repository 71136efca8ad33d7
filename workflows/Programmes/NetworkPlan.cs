namespace ProgramFlows.Workflows.Programmes;

/// <summary>A network's year, worked out from the programme and the day on which the network joins.</summary>
public static class NetworkPlan
{
    /// <summary>
    /// A network takes part from the step whose window is open on the day it joins. Steps whose window has closed
    /// become catch-up tasks: they open at once, need nothing, and are due
    /// <see cref="ProgrammeDefinition.CatchUpDays"/> after joining, at the year's end at the latest. An open task that
    /// would be due sooner than that is given the same time, within its year. A due date can be moved by
    /// <see cref="ExtensionRule.MostDays"/>, to the year's end at the latest.
    /// </summary>
    /// <param name="programme">The programme of the year.</param>
    /// <param name="joinedOn">The day the network joins; before the year counts as its first day.</param>
    public static IReadOnlyList<PlannedStep> For(ProgrammeDefinition programme, DateOnly joinedOn)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var joined = joinedOn < programme.Year.FirstDay ? programme.Year.FirstDay : joinedOn;
        var isLate = joined > programme.Year.FirstDay;
        var graceEnds = Earlier(joined.AddDays(programme.CatchUpDays), programme.Year.LastDay);
        return [.. programme.Steps.Where(s => s.Scope == StepScope.Network).Select(Plan)];

        PlannedStep Plan(StepDefinition step)
        {
            var isCatchUp = step.To < joined;
            return new PlannedStep(
                step.Number, isCatchUp ? [] : step.Needs, [.. step.Tasks.Select(t => PlanTask(t, isCatchUp))]);
        }

        PlannedTask PlanTask(TaskDefinition task, bool isCatchUp)
        {
            var dueOn = isLate && task.OpensOn <= joined ? Later(task.DueOn, graceEnds) : task.DueOn;
            var lastDueOn = Earlier(dueOn.AddDays(programme.Extension.MostDays), programme.Year.LastDay);
            return new PlannedTask(
                task.Id, task.Title, Later(task.OpensOn, joined), dueOn, Later(dueOn, lastDueOn), isCatchUp);
        }
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
