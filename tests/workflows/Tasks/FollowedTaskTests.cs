using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Tasks;

/// <summary>What comes next for a task, by its rules alone.</summary>
public sealed class FollowedTaskTests
{
    private static readonly TimeOnly Six = new(6, 0);
    private static readonly DateOnly OpensOn = new(2027, 8, 2);
    private static readonly DateOnly DueOn = new(2027, 8, 20);
    private static readonly DateOnly YearEndsOn = new(2027, 9, 30);

    private static readonly FollowUpRules Rules = new(
        Six,
        [
            new Reminder(-7, [Role.Coordinator]), new Reminder(0, [Role.Coordinator]),
            new Reminder(7, [Role.Coordinator, Role.ProvincialCoordinator]), new Reminder(14, [Role.RegionalOffice]),
        ],
        new ReviewRule(Role.ProvincialCoordinator, WorkingDays: 5, GraceDays: 30),
        YearEndsOn,
        [new DateOnly(2027, 8, 12)]);

    [Fact]
    public void A_silent_task_climbs_each_rung_once_and_ends_with_the_year() =>
        Assert.Equal(
            [
                "2027-08-13 06:00 DueSoon Coordinator",
                "2027-08-20 06:00 DueToday Coordinator",
                "2027-08-27 06:00 Overdue Coordinator ProvincialCoordinator",
                "2027-09-03 06:00 Overdue RegionalOffice",
                "2027-10-01 00:00 end",
            ],
            Ladder(TaskOpenedOn(OpensOn)));

    [Fact]
    public void A_rung_on_a_day_off_is_climbed_on_the_working_day_before_or_after()
    {
        // The twelfth is a holiday, a Thursday; the twenty-second of August is a Sunday.
        var rungs = new FollowUpRules(
            Six,
            [
                new Reminder(-4, [Role.Coordinator]), new Reminder(-1, [Role.Coordinator]),
                new Reminder(0, [Role.Coordinator]), new Reminder(5, [Role.Coordinator]),
                new Reminder(6, [Role.ProvincialCoordinator]),
            ],
            Rules.Review,
            YearEndsOn,
            Rules.Holidays,
            RungsOnWorkingDays: true);

        Assert.Equal(
            [
                "2027-08-11 06:00 DueSoon Coordinator",
                "2027-08-13 06:00 DueSoon Coordinator",
                "2027-08-16 06:00 DueToday Coordinator",
                "2027-08-23 06:00 Overdue Coordinator ProvincialCoordinator",
                "2027-10-01 00:00 end",
            ],
            Ladder(TaskOpenedOn(OpensOn, new DateOnly(2027, 8, 16), rungs)));
    }

    [Fact]
    public void What_an_older_release_began_keeps_its_rungs_on_days_off() =>
        Assert.Equal(
            "2027-08-15 06:00 DueSoon Coordinator",
            Ladder(TaskOpenedOn(OpensOn, new DateOnly(2027, 8, 22), Rules))[0]);

    [Fact]
    public void A_rung_that_was_past_when_the_task_opened_is_not_climbed() =>
        Assert.Equal("2027-08-20 06:00 DueToday Coordinator", Ladder(TaskOpenedOn(new DateOnly(2027, 8, 16)))[0]);

    [Fact]
    public void A_reviewer_is_reminded_every_five_working_days_to_the_end_of_grace()
    {
        var task = TaskOpenedOn(OpensOn);
        task.Take(Happened("1", TaskEventKind.Submitted, new DateOnly(2027, 8, 6)));

        var ladder = Ladder(task);

        // The twelfth is a holiday.
        Assert.Equal("2027-08-16 06:00 ReviewWaiting ProvincialCoordinator", ladder[0]);
        Assert.Equal("2027-08-23 06:00 ReviewWaiting ProvincialCoordinator", ladder[1]);
        Assert.Equal("2027-10-31 00:00 end", ladder[^1]);
    }

    [Theory]
    [InlineData(TaskEventKind.Submitted, "2027-10-31")]
    [InlineData(TaskEventKind.Returned, "2027-10-01")]
    public void Only_what_was_handed_in_has_days_of_grace(TaskEventKind last, string end)
    {
        var task = TaskOpenedOn(OpensOn);
        task.Take(Happened("1", TaskEventKind.Submitted, DueOn));
        task.Take(Happened("2", last, DueOn));

        Assert.Equal($"{end} 00:00 end", Ladder(task)[^1]);
    }

    [Fact]
    public void What_comes_back_is_reminded_of_from_where_the_ladder_stood()
    {
        var task = TaskOpenedOn(OpensOn);
        Climb(task, rungs: 2);
        task.Take(Happened("1", TaskEventKind.Submitted, new DateOnly(2027, 8, 21)));
        task.Take(Happened("2", TaskEventKind.Returned, new DateOnly(2027, 8, 24)));

        Assert.Equal("2027-08-27 06:00 Overdue Coordinator ProvincialCoordinator", Ladder(task)[0]);
    }

    [Fact]
    public void What_comes_back_late_is_reminded_of_from_that_day_and_nobody_pays_for_the_review()
    {
        var task = TaskOpenedOn(OpensOn, rules: Rules with { ReturnBeginsAnew = true });
        task.Take(Happened("1", TaskEventKind.Submitted, DueOn));
        task.Take(Happened("2", TaskEventKind.Returned, new DateOnly(2027, 9, 6)));

        Assert.Equal(
            [
                "2027-09-13 06:00 Overdue Coordinator ProvincialCoordinator",
                "2027-09-20 06:00 Overdue RegionalOffice",
                "2027-10-01 00:00 end",
            ],
            Ladder(task));
    }

    [Fact]
    public void What_comes_back_in_time_climbs_what_is_left_of_its_ladder()
    {
        var task = TaskOpenedOn(OpensOn, rules: Rules with { ReturnBeginsAnew = true });
        task.Take(Happened("1", TaskEventKind.Submitted, OpensOn));
        task.Take(Happened("2", TaskEventKind.Returned, new DateOnly(2027, 8, 16)));

        Assert.Equal(
            ["2027-08-20 06:00 DueToday Coordinator", "2027-08-27 06:00 Overdue Coordinator ProvincialCoordinator"],
            Ladder(task).Take(2));
    }

    [Fact]
    public void A_moved_due_date_moves_the_rungs()
    {
        var task = TaskOpenedOn(OpensOn);
        Climb(task, rungs: 1);
        task.Take(Happened("1", TaskEventKind.Extended, DueOn) with { NewDueOn = new DateOnly(2027, 9, 10) });

        Assert.Equal("2027-09-03 06:00 DueSoon Coordinator", Ladder(task)[0]);
    }

    [Theory]
    [InlineData(TaskEventKind.Accepted, WorkTaskStatus.Accepted)]
    [InlineData(TaskEventKind.Waived, WorkTaskStatus.Waived)]
    public void What_is_accepted_or_waived_is_closed(TaskEventKind kind, WorkTaskStatus status)
    {
        var task = TaskOpenedOn(OpensOn);
        task.Take(Happened("1", TaskEventKind.Submitted, DueOn));
        task.Take(Happened("2", kind, DueOn.AddDays(1)));

        Assert.True(task.IsClosed);
        Assert.Equal((status, At(DueOn.AddDays(1))), (task.Status, task.ChangedAt));
    }

    [Fact]
    public void The_same_command_is_taken_once_whatever_came_between()
    {
        var task = TaskOpenedOn(OpensOn);
        task.Take(Happened("1", TaskEventKind.Submitted, DueOn));
        task.Take(Happened("2", TaskEventKind.Returned, DueOn));
        task.Take(Happened("1", TaskEventKind.Submitted, DueOn));

        Assert.Equal(WorkTaskStatus.Returned, task.Status);
    }

    [Fact]
    public void A_task_lapses_when_nothing_is_left_to_come()
    {
        var task = TaskOpenedOn(OpensOn);
        task.Lapse(At(YearEndsOn));

        Assert.True(task.IsClosed);
        Assert.Equal((WorkTaskStatus.Lapsed, At(YearEndsOn)), (task.Status, task.ChangedAt));
    }

    private static FollowedTask TaskOpenedOn(
        DateOnly day, DateOnly? dueOn = null, FollowUpRules? rules = null) => new(
        new TaskFollowUpInput(
            new TaskId("task"),
            new NetworkCode("500101"),
            1,
            new PlannedTask(
                "plan", new LocalizedText("งาน", "Task"), day, dueOn ?? DueOn, dueOn ?? DueOn, IsCatchUp: false),
            rules ?? Rules),
        ThaiTime.Moment(day, Six));

    private static TaskEvent Happened(string id, TaskEventKind kind, DateOnly day) =>
        new(new CommandId(id), kind, At(day));

    private static DateTimeOffset At(DateOnly day) => ThaiTime.Moment(day, new TimeOnly(14, 0));

    private static void Climb(FollowedTask task, int rungs)
    {
        for (var i = 0; i < rungs; i++)
        {
            task.Reminded(task.Next());
        }
    }

    /// <summary>What comes if nobody does anything. One that has no end fails instead of going on for ever.</summary>
    private static List<string> Ladder(FollowedTask task)
    {
        const int most = 100;
        var rungs = new List<string>();
        while (rungs.Count < most)
        {
            var next = task.Next();
            var at = next.At.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm");
            if (next.Reminder is not { } kind)
            {
                return [.. rungs, $"{at} end"];
            }

            rungs.Add($"{at} {kind} {string.Join(' ', next.To)}");
            task.Reminded(next);
        }

        Assert.Fail($"The ladder has no end: {string.Join(", ", rungs.Take(5))}, and so on.");
        return rungs;
    }
}
