using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Tasks;

/// <summary>
/// Whatever day a programme names, "due today" reaches people on the day that it is due, a working day: every task of
/// the shipped programme, on every day of ten years.
/// </summary>
public sealed class DueDaysTests
{
    private const int FirstYear = 2570;
    private const int Years = 10;
    private const string Province = "95";

    private static readonly ProgrammeDefinition Shipped =
        ProgrammeReader.ReadFile(Path.Combine(House.Root, "programs", "honest-society-2570.yaml")).Definition!;

    /// <summary>Which holidays: none, those of the shipped year, ten more drawn at random, as many that are the
    /// province's own, or every week's Friday and Monday.</summary>
    public static MatrixTheoryData<int, string> TenYears { get; } =
        new(Enumerable.Range(FirstYear, Years), ["none", "shipped", "drawn", "of the province", "long week-ends"]);

    [Theory]
    [MemberData(nameof(TenYears))]
    public void Due_today_is_told_on_the_day_itself_which_is_a_working_day(int fiscalYear, string holidays)
    {
        var programme = Shipped with { FiscalYear = fiscalYear, Holidays = HolidaysOf(fiscalYear, holidays) };
        var days = new WorkingDays(programme.DaysOffIn(Province));
        var tasks = Shipped.Steps.Where(s => s.Scope == StepScope.Network).SelectMany(s => s.Tasks).ToList();
        for (var wantedOn = programme.Year.FirstDay; wantedOn <= programme.Year.LastDay; wantedOn = wantedOn.AddDays(1))
        {
            foreach (var plan in PlansFor(programme, tasks, wantedOn))
            {
                var told = DueTodayOf(plan, programme);

                Assert.Equal(plan.DueOn, told);
                Assert.True(days.Contains(told), $"{told} is a day off.");
                Assert.Equal(told, MorningAfter(told, programme));
                Assert.InRange(told, plan.OpensOn, programme.Year.LastDay);
                Assert.True(told >= wantedOn || days.OnOrAfter(wantedOn) > programme.Year.LastDay);
            }
        }
    }

    [Fact]
    public void A_year_that_ends_on_a_day_off_moves_its_last_due_days_back()
    {
        // 30 September 2028 is a Saturday.
        var year = new FiscalYear(2571);

        Assert.Equal(
            new DateOnly(2028, 9, 29), DueDay.Of(year.LastDay, year.FirstDay, year.LastDay, new WorkingDays([])));
        Assert.Equal(year.LastDay, DueDay.Of(year.LastDay, year.LastDay, year.LastDay, new WorkingDays([])));
    }

    /// <summary>Every task, wanted on one day and opening so long before it as in the shipped programme.</summary>
    private static IEnumerable<PlannedTask> PlansFor(
        ProgrammeDefinition programme, List<TaskDefinition> tasks, DateOnly wantedOn)
    {
        var days = new WorkingDays(programme.DaysOffIn(Province));
        var moved = tasks
            .Select(t => t with
            {
                OpensOn = Later(wantedOn.AddDays(t.OpensOn.DayNumber - t.DueOn.DayNumber), programme.Year.FirstDay),
                DueOn = wantedOn,
            })
            // Of what opens on its very due day, the year's last and a day off, nobody can be told in time.
            .Where(t => days.OnOrAfter(t.OpensOn) <= programme.Year.LastDay
                && days.OnOrBefore(programme.Year.LastDay) >= t.OpensOn);
        var steps = Shipped.Steps.Where(s => s.Scope == StepScope.Network).Take(1)
            .Select(s => s with { Needs = [], Tasks = [.. moved] });
        return NetworkPlan.For(programme with { Steps = [.. steps] }, programme.Year.FirstDay, Province)
            .SelectMany(s => s.Tasks);
    }

    /// <summary>The day of the rung that says so; a task is told of it although it opens that morning.</summary>
    private static DateOnly DueTodayOf(PlannedTask plan, ProgrammeDefinition programme)
    {
        var task = new FollowedTask(
            new TaskFollowUpInput(
                new TaskId("task"), new NetworkCode("950101"), 1, plan, FollowUpRules.Of(programme, Province)),
            ThaiTime.Moment(plan.OpensOn, programme.RungsAt).AddTicks(-1));
        FollowUpStep next;
        while ((next = task.Next()).Reminder is { } kind && kind != NoticeKind.DueToday)
        {
            task.Reminded(next);
        }

        Assert.Equal(NoticeKind.DueToday, next.Reminder);
        return ThaiTime.DayOf(next.At);
    }

    /// <summary>The morning on which what is put up at the rungs' hour of a day goes out.</summary>
    private static DateOnly MorningAfter(DateOnly day, ProgrammeDefinition programme)
    {
        var (on, at) = new DigestPlan(DailyDigestInput.For(programme, day), day).Next();
        Assert.True(at > programme.RungsAt);
        return on;
    }

    private static IReadOnlyList<Holiday> HolidaysOf(int fiscalYear, string which)
    {
        var year = new FiscalYear(fiscalYear);
        var later = (fiscalYear - Shipped.FiscalYear) * 12;
        var shipped = Shipped.Holidays.Select(h => h.On.AddMonths(later));
        var random = new Random(fiscalYear);
        var every = Enumerable.Range(0, year.LastDay.DayNumber - year.FirstDay.DayNumber + 1)
            .Select(year.FirstDay.AddDays);
        var days = which switch
        {
            "none" => [],
            "shipped" => shipped,
            "drawn" or "of the province" => shipped.Concat(random.GetItems(every.ToArray(), 10)),
            "long week-ends" => every.Where(d => d.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Monday),
            _ => throw new ArgumentOutOfRangeException(nameof(which), which, "No such holidays."),
        };
        var everywhere = shipped.ToHashSet();
        return
        [
            .. days.Distinct().Order().Select(d => new Holiday(d, new("วันหยุด", "Holiday"), false)
            {
                OnlyIn = which == "of the province" && !everywhere.Contains(d) ? [Province] : null,
            }),
        ];
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
