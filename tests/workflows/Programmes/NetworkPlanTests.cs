using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Programmes;

/// <summary>A network's year, and how far its due dates can be moved.</summary>
public sealed class NetworkPlanTests
{
    private readonly ProgrammeDefinition _programme =
        ProgrammeReader.ReadFile(Path.Combine(House.Root, "programs", "honest-society-2570.yaml")).Definition!;

    [Fact]
    public void A_due_date_can_be_moved_by_the_days_that_the_programme_allows() =>
        Assert.All(
            PlanFor(0).Where(t => t.DueOn.AddDays(_programme.Extension.MostDays) <= _programme.Year.LastDay),
            t => Assert.Equal(Days.OnOrBefore(t.DueOn.AddDays(_programme.Extension.MostDays)), t.LastDueOn));

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(360)]
    public void No_due_date_can_be_moved_beyond_the_year_or_back(int joinedAfter)
    {
        var plan = PlanFor(joinedAfter, mostDays: 180);

        Assert.Contains(plan, t => t.LastDueOn == Days.OnOrBefore(_programme.Year.LastDay));
        Assert.All(plan, t => Assert.InRange(t.LastDueOn, t.DueOn, _programme.Year.LastDay));
    }

    [Fact]
    public void Who_joins_late_counts_the_days_from_the_later_due_date()
    {
        var joined = _programme.Year.FirstDay.AddDays(100);

        var catchUp = PlanFor(100).First(t => t.IsCatchUp);

        Assert.Equal(Days.OnOrAfter(joined.AddDays(_programme.CatchUpDays)), catchUp.DueOn);
        Assert.Equal(Days.OnOrBefore(catchUp.DueOn.AddDays(_programme.Extension.MostDays)), catchUp.LastDueOn);
    }

    [Fact]
    public void Who_joins_on_the_last_day_of_a_steps_window_takes_part_in_it()
    {
        var step = _programme.Steps.First(s => s.Needs.Count > 0 && s.Tasks.Count > 0);

        Assert.False(PlannedOn(step.To).IsCatchUp);
        Assert.True(PlannedOn(step.To.AddDays(1)).IsCatchUp);

        PlannedTask PlannedOn(DateOnly joined) =>
            NetworkPlan.For(_programme, joined).Single(s => s.Number == step.Number).Tasks[0];
    }

    [Fact]
    public void A_short_task_that_opens_on_the_very_day_of_joining_is_given_the_same_time_as_others()
    {
        var joinsAfter = 45;
        var joined = _programme.Year.FirstDay.AddDays(joinsAfter);
        var steps = _programme.Steps.Select(s => s with
        {
            Tasks = [.. s.Tasks.Select(t => t with { OpensOn = joined, DueOn = joined.AddDays(3) })],
        });

        var plan = NetworkPlan.For(_programme with { Steps = [.. steps] }, joined).SelectMany(s => s.Tasks).ToList();

        Assert.NotEmpty(plan);
        Assert.All(plan, t => Assert.Equal(
            (joined, Days.OnOrAfter(joined.AddDays(_programme.CatchUpDays))), (t.OpensOn, t.DueOn)));
    }

    [Fact]
    public void Where_nothing_may_be_moved_the_due_date_is_the_last() =>
        Assert.All(PlanFor(0, mostDays: 0), t => Assert.Equal(t.DueOn, t.LastDueOn));

    [Fact]
    public void A_holiday_of_some_provinces_moves_due_days_there_and_nowhere_else()
    {
        var task = PlanFor(0)[0];
        var holiday = new Holiday(task.DueOn, new LocalizedText("วันฮารีรายอ", "Hari Raya"), false) { OnlyIn = ["94"] };
        var programme = _programme with { Holidays = [.. _programme.Holidays, holiday] };

        Assert.Equal(task.DueOn, DueIn("95"));
        Assert.Equal(task.DueOn, DueIn(null));
        Assert.Equal(Days.OnOrAfter(task.DueOn.AddDays(1)), DueIn("94"));

        DateOnly DueIn(string? province) =>
            NetworkPlan.For(programme, _programme.Year.FirstDay, province)[0].Tasks[0].DueOn;
    }

    private WorkingDays Days => new(_programme.Holidays.Select(h => h.On));

    private List<PlannedTask> PlanFor(int joinedAfter, int? mostDays = null)
    {
        var extension = _programme.Extension with { MostDays = mostDays ?? _programme.Extension.MostDays };
        var plan = NetworkPlan.For(
            _programme with { Extension = extension }, _programme.Year.FirstDay.AddDays(joinedAfter));
        return [.. plan.SelectMany(s => s.Tasks)];
    }
}
