using ProgramFlows.Workflows.Calendar;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Programmes;

/// <summary>When people work in Thailand, and how the programme counts days.</summary>
public sealed class WorkingDaysTests
{
    private static readonly DateOnly Friday = new(2027, 4, 9);

    private readonly WorkingDays _songkran = new([new(2027, 4, 13), new(2027, 4, 14), new(2027, 4, 15)]);

    [Fact]
    public void Weekends_and_holidays_are_no_working_days()
    {
        Assert.True(_songkran.Contains(Friday));
        Assert.False(_songkran.Contains(Friday.AddDays(1)));
        Assert.False(_songkran.Contains(Friday.AddDays(2)));
        Assert.False(_songkran.Contains(new DateOnly(2027, 4, 13)));
    }

    [Fact]
    public void Five_working_days_from_the_friday_before_songkran_end_in_the_week_after_the_next() =>
        Assert.Equal(new DateOnly(2027, 4, 21), _songkran.After(Friday, 5));

    [Fact]
    public void A_day_that_is_none_is_moved_to_the_next_that_is_one() =>
        Assert.Equal(new DateOnly(2027, 4, 16), _songkran.OnOrAfter(new DateOnly(2027, 4, 13)));

    [Fact]
    public void No_working_day_at_all_is_our_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _songkran.After(Friday, 0));

    [Theory]
    [InlineData("2026-09-30", 2569)]
    [InlineData("2026-10-01", 2570)]
    [InlineData("2027-09-30", 2570)]
    [InlineData("2027-10-01", 2571)]
    public void A_fiscal_year_begins_on_the_first_of_october(string day, int fiscalYear)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd");

        Assert.Equal(new FiscalYear(fiscalYear), FiscalYear.Of(date));
        Assert.True(new FiscalYear(fiscalYear).Contains(date));
    }

    [Fact]
    public void A_civil_day_in_thailand_begins_seven_hours_before_it_does_in_greenwich()
    {
        var midnight = new DateTimeOffset(2026, 9, 30, 17, 0, 0, TimeSpan.Zero);

        Assert.Equal(midnight, ThaiTime.StartOf(new DateOnly(2026, 10, 1)));
        Assert.Equal(new DateOnly(2026, 10, 1), ThaiTime.DayOf(midnight));
        Assert.Equal(new DateOnly(2026, 9, 30), ThaiTime.DayOf(midnight.AddTicks(-1)));
    }
}
