using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.People;

/// <summary>When nothing that can wait is sent, and what may be chosen.</summary>
public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("19:59", false)]
    [InlineData("20:00", true)]
    [InlineData("23:59", true)]
    [InlineData("00:00", true)]
    [InlineData("06:59", true)]
    [InlineData("07:00", false)]
    [InlineData("12:00", false)]
    public void The_usual_ones_last_from_the_evening_over_midnight_until_the_morning(string at, bool isQuiet) =>
        Assert.Equal(isQuiet, QuietHours.Usual.IsQuiet(Time(at)));

    [Theory]
    [InlineData("17:00", "12:00", null)]
    [InlineData("22:00", "06:00", null)]
    [InlineData("20:00", "05:59", Refusal.MorningOutOfRange)]
    [InlineData("20:00", "12:01", Refusal.MorningOutOfRange)]
    [InlineData("20:00", "00:00", Refusal.MorningOutOfRange)]
    [InlineData("16:59", "07:00", Refusal.EveningOutOfRange)]
    [InlineData("22:01", "07:00", Refusal.EveningOutOfRange)]
    [InlineData("00:00", "07:00", Refusal.EveningOutOfRange)]
    public void The_working_day_is_left_to_send_in(string from, string until, Refusal? why) =>
        Assert.Equal(why, new QuietHours(Time(from), Time(until)).WhyNot());

    [Fact]
    public void Whatever_is_offered_can_be_chosen_and_the_usual_is_among_it()
    {
        Assert.All(
            from evening in QuietHours.Evenings
            from morning in QuietHours.Mornings
            select new QuietHours(evening, morning),
            hours => Assert.Null(hours.WhyNot()));
        Assert.Contains(QuietHours.Usual.From, QuietHours.Evenings);
        Assert.Contains(QuietHours.Usual.Until, QuietHours.Mornings);
        Assert.Equal((6, 7), (QuietHours.Evenings.Count, QuietHours.Mornings.Count));
    }

    [Theory]
    [InlineData(Refusal.MorningOutOfRange)]
    [InlineData(Refusal.EveningOutOfRange)]
    public void What_is_refused_is_told_with_the_hours_that_can_be_chosen(Refusal refusal)
    {
        var hours = refusal == Refusal.MorningOutOfRange ? QuietHours.Mornings : QuietHours.Evenings;
        var (thai, english) = (
            RefusalTexts.Of(refusal, Language.Th),
            RefusalTexts.Of(refusal, Language.En));
        Assert.All([hours[0], hours[^1]], h =>
        {
            Assert.Contains($" {h.Hour}.00 น.", thai, StringComparison.Ordinal);
            Assert.Contains($" {h.Hour}:00", english, StringComparison.Ordinal);
        });
    }

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm");
}
