using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks;

/// <summary>A network's year, worked out from the programme and the day on which the network joins.</summary>
public static class NetworkPlan
{
    /// <summary>
    /// A network takes part from the step whose window is open on the day it joins. Steps whose window has closed
    /// become catch-up tasks: they open at once, need nothing, and are due
    /// <see cref="ProgrammeDefinition.CatchUpDays"/> after joining, at the year's end at the latest. An open task that
    /// would be due sooner than that is given the same time, within its year. What is then due on no working day moves
    /// (<see cref="DueDay"/>), and everything is counted from the moved day. A due date can be moved by
    /// <see cref="ExtensionRule.MostDays"/>, to a working day, and to the year's end at the latest.
    /// </summary>
    /// <param name="programme">The programme of the year.</param>
    /// <param name="joinedOn">The day the network joins; before the year counts as its first day.</param>
    /// <param name="province">The code of its province, which may have holidays of its own; null for what holds in the
    /// whole country.</param>
    public static IReadOnlyList<PlannedStep> For(
        ProgrammeDefinition programme, DateOnly joinedOn, string? province = null)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var joined = joinedOn < programme.Year.FirstDay ? programme.Year.FirstDay : joinedOn;
        var isLate = joined > programme.Year.FirstDay;
        var graceEnds = Earlier(joined.AddDays(programme.CatchUpDays), programme.Year.LastDay);
        var days = new WorkingDays(programme.DaysOffIn(province));
        return [.. programme.Steps.Where(s => s.Scope == StepScope.Network).Select(Plan)];

        PlannedStep Plan(StepDefinition step)
        {
            var isCatchUp = step.To < joined;
            return new PlannedStep(
                step.Number, isCatchUp ? [] : step.Needs, [.. step.Tasks.Select(t => PlanTask(t, isCatchUp))]);
        }

        PlannedTask PlanTask(TaskDefinition task, bool isCatchUp)
        {
            var opensOn = Later(task.OpensOn, joined);
            var wantedOn = isLate && task.OpensOn <= joined ? Later(task.DueOn, graceEnds) : task.DueOn;
            var dueOn = DueDay.Of(wantedOn, opensOn, programme.Year.LastDay, days);
            var lastDueOn = days.OnOrBefore(
                Earlier(dueOn.AddDays(programme.Extension.MostDays), programme.Year.LastDay));
            return new PlannedTask(task.Id, task.Title, opensOn, dueOn, Later(dueOn, lastDueOn), isCatchUp);
        }
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
