using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
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
    public void A_rung_that_was_past_when_the_task_opened_is_not_climbed() =>
        Assert.Equal("2027-08-20 06:00 DueToday Coordinator", Ladder(TaskOpenedOn(new DateOnly(2027, 8, 16)))[0]);

    [Fact]
    public void A_reviewer_is_reminded_every_five_working_days_to_the_end_of_grace()
    {
        var task = TaskOpenedOn(OpensOn);
        task.Take(Happened("1", TaskHappeningKind.Submitted, new DateOnly(2027, 8, 6)));

        var ladder = Ladder(task);

        // The twelfth is a holiday.
        Assert.Equal("2027-08-16 06:00 ReviewWaiting ProvincialCoordinator", ladder[0]);
        Assert.Equal("2027-08-23 06:00 ReviewWaiting ProvincialCoordinator", ladder[1]);
        Assert.Equal("2027-10-31 00:00 end", ladder[^1]);
    }

    [Theory]
    [InlineData(TaskHappeningKind.Submitted, "2027-10-31")]
    [InlineData(TaskHappeningKind.Returned, "2027-10-01")]
    public void Only_what_was_handed_in_has_days_of_grace(TaskHappeningKind last, string end)
    {
        var task = TaskOpenedOn(OpensOn);
        task.Take(Happened("1", TaskHappeningKind.Submitted, DueOn));
        task.Take(Happened("2", last, DueOn));

        Assert.Equal($"{end} 00:00 end", Ladder(task)[^1]);
    }

    [Fact]
    public void What_comes_back_is_reminded_of_from_where_the_ladder_stood()
    {
        var task = TaskOpenedOn(OpensOn);
        Climb(task, rungs: 2);
        task.Take(Happened("1", TaskHappeningKind.Submitted, new DateOnly(2027, 8, 21)));
        task.Take(Happened("2", TaskHappeningKind.Returned, new DateOnly(2027, 8, 24)));

        Assert.Equal("2027-08-27 06:00 Overdue Coordinator ProvincialCoordinator", Ladder(task)[0]);
    }

    [Fact]
    public void A_moved_due_date_moves_the_rungs()
    {
        var task = TaskOpenedOn(OpensOn);
        Climb(task, rungs: 1);
        task.Take(Happened("1", TaskHappeningKind.Extended, DueOn) with { NewDueOn = new DateOnly(2027, 9, 10) });

        Assert.Equal("2027-09-03 06:00 DueSoon Coordinator", Ladder(task)[0]);
    }

    [Theory]
    [InlineData(TaskHappeningKind.Accepted, WorkTaskStatus.Accepted)]
    [InlineData(TaskHappeningKind.Waived, WorkTaskStatus.Waived)]
    public void What_is_accepted_or_waived_is_closed(TaskHappeningKind kind, WorkTaskStatus status)
    {
        var task = TaskOpenedOn(OpensOn);
        task.Take(Happened("1", TaskHappeningKind.Submitted, DueOn));
        task.Take(Happened("2", kind, DueOn.AddDays(1)));

        Assert.True(task.IsClosed);
        Assert.Equal((status, At(DueOn.AddDays(1))), (task.Status, task.ChangedAt));
    }

    [Fact]
    public void The_same_command_is_taken_once_whatever_came_between()
    {
        var task = TaskOpenedOn(OpensOn);
        task.Take(Happened("1", TaskHappeningKind.Submitted, DueOn));
        task.Take(Happened("2", TaskHappeningKind.Returned, DueOn));
        task.Take(Happened("1", TaskHappeningKind.Submitted, DueOn));

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

    private static FollowedTask TaskOpenedOn(DateOnly day) => new(
        new TaskFollowUpInput(
            "task",
            "500101",
            1,
            new PlannedTask("plan", new LocalizedText("งาน", "Task"), day, DueOn, DueOn, IsCatchUp: false),
            Rules),
        ThaiTime.Moment(day, Six));

    private static TaskHappening Happened(string id, TaskHappeningKind kind, DateOnly day) => new(id, kind, At(day));

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
