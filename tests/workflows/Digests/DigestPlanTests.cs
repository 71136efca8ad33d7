using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Digests;

/// <summary>When messages go out next, and whose.</summary>
public sealed class DigestPlanTests
{
    private static readonly DateOnly Monday = new(2027, 9, 27);
    private static readonly DateOnly NextYear = new(2027, 10, 1);
    private static readonly TimeOnly Seven = new(7, 0);
    private static readonly TimeOnly Eight = new(8, 0);
    private static readonly TimeOnly Nine = new(9, 0);

    private static readonly DailyDigestInput Two = new(
        Monday, Eight, [], [new("a", new DateOnly(2026, 10, 1), Eight), new("b", new DateOnly(2026, 10, 1), Seven)]);

    [Fact]
    public void Each_hour_of_a_morning_comes_once_and_then_the_next_working_day()
    {
        var hours = new List<(DateOnly, TimeOnly)>();
        var state = Two with { Day = Monday.AddDays(4) };
        for (var i = 0; i < 3; i++)
        {
            var plan = new DigestPlan(state, state.Day);
            var (day, at) = plan.Next();
            hours.Add((day, at));
            state = plan.After(day, at);
        }

        Assert.Equal([(new(2027, 10, 1), Seven), (new(2027, 10, 1), Eight), (new(2027, 10, 4), Seven)], hours);
    }

    [Theory]
    [InlineData(21, 21)]
    [InlineData(22, 0)]
    [InlineData(3_650, 0)]
    public void A_day_that_a_wrong_clock_put_absurdly_far_ahead_is_not_waited_for(int ahead, int waited)
    {
        var plan = new DigestPlan(Two with { Day = Monday.AddDays(ahead) }, Monday);

        Assert.Equal((Monday.AddDays(waited), Seven), plan.Next());
    }

    [Fact]
    public void The_last_hour_of_a_morning_is_everybodys()
    {
        var plan = new DigestPlan(Two, Monday);
        var early = plan.RoundAt(Monday, Seven)!;

        Assert.Equal(["b"], early.Come);
        Assert.Equal(["a"], early.ToCome);
        Assert.False(early.TakesOthers);
        Assert.Null(plan.RoundAt(Monday, Eight));
    }

    [Fact]
    public void What_an_older_release_started_has_one_hour_for_everybody()
    {
        var plan = new DigestPlan(new DailyDigestInput(Monday, Eight, []), Monday);

        Assert.Equal((Monday, Eight), plan.Next());
        Assert.Null(plan.RoundAt(Monday, Eight));
    }

    [Fact]
    public void A_programme_with_a_later_hour_is_left_out_before_it()
    {
        var state = DigestPlan.With(
            new DailyDigestInput(Monday, Eight, []), new DigestYear([new("late", Monday, Nine)], []));
        var round = new DigestPlan(state, Monday).RoundAt(Monday, Eight)!;

        Assert.Empty(round.Come);
        Assert.Equal(["late"], round.ToCome);
        Assert.True(round.TakesOthers);
    }

    [Fact]
    public void Of_the_years_of_a_programme_the_latest_that_has_begun_says_the_hour()
    {
        var state = DigestPlan.With(Two, new DigestYear([new("b", NextYear, Nine)], []));
        var plan = new DigestPlan(state, Monday);

        Assert.Equal(["b"], plan.RoundAt(NextYear.AddDays(-1), Seven)!.Come);
        Assert.Equal(["b"], plan.RoundAt(NextYear, Eight)!.ToCome);
        Assert.DoesNotContain(plan.After(NextYear, Nine).Hours!, h => h.ProgrammeId == "b" && h.At == Seven);
    }

    [Fact]
    public void Mornings_that_were_missed_are_not_made_up_for()
    {
        var plan = new DigestPlan(Two with { Since = Eight }, Monday.AddDays(2));

        Assert.Equal((Monday.AddDays(2), Seven), plan.Next());
    }
}
