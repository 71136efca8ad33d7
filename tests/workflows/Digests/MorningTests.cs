using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Digests;

/// <summary>When somebody's message of a morning is due.</summary>
public sealed class MorningTests
{
    private static readonly DateOnly Monday = new(2027, 9, 27);
    private static readonly TimeOnly Seven = new(7, 0);
    private static readonly TimeOnly Eight = new(8, 0);
    private static readonly PersonId Nok = new("nok");

    private static readonly Morning Usual = new(Monday, [new("early", Monday, Seven)], Eight);

    private static TimeOnly OwnMinute(TimeOnly hour) => hour.AddMinutes(Morning.MinuteOf(Nok));

    [Theory]
    [InlineData("nok", 59)]
    [InlineData("p-0f8fad5bd9cb469fa165708677289501", 12)]
    public void A_person_s_minute_is_the_same_in_every_release(string person, int minute) =>
        Assert.Equal(minute, Morning.MinuteOf(new PersonId(person)));

    [Fact]
    public void People_are_spread_over_the_hour()
    {
        var minutes = Enumerable.Range(0, 7_436).Select(i => Morning.MinuteOf(new PersonId($"person-{i}")))
            .CountBy(m => m).ToDictionary();

        Assert.Equal(Enumerable.Range(0, 60), minutes.Keys.Order());
        Assert.All(minutes.Values, n => Assert.InRange(n, 60, 200));
    }

    [Fact]
    public void Whoever_is_in_several_programmes_is_told_at_the_earliest_hour()
    {
        Assert.Equal(OwnMinute(Seven), Usual.DueAt(Nok, ["other", "early"], QuietHours.Usual));
        Assert.Equal(OwnMinute(Eight), Usual.DueAt(Nok, ["other"], QuietHours.Usual));
        Assert.Equal(OwnMinute(Eight), Usual.DueAt(Nok, [], QuietHours.Usual));
    }

    [Fact]
    public void Quiet_hours_are_waited_out()
    {
        var late = new QuietHours(new TimeOnly(17, 0), new TimeOnly(10, 0));

        Assert.Equal(OwnMinute(new TimeOnly(10, 0)), Usual.DueAt(Nok, [], late));
    }

    [Fact]
    public void All_at_once_is_at_once() =>
        Assert.Equal(
            TimeOnly.MinValue,
            Morning.AtOnce(Monday).DueAt(Nok, ["any"], new QuietHours(new TimeOnly(17, 0), new TimeOnly(12, 0))));

    [Fact]
    public void No_minute_leads_into_the_next_day() =>
        Assert.Equal(
            new TimeOnly(23, 59),
            new Morning(Monday, [], new TimeOnly(23, 30)).DueAt(
                Nok, [], new QuietHours(new TimeOnly(1, 0), new TimeOnly(2, 0))));

    [Theory]
    [InlineData(19, 59, false)]
    [InlineData(20, 0, true)]
    [InlineData(6, 59, true)]
    [InlineData(7, 0, false)]
    public void Quiet_hours_go_over_midnight(int hour, int minute, bool isQuiet) =>
        Assert.Equal(isQuiet, QuietHours.Usual.IsQuiet(new TimeOnly(hour, minute)));

    [Theory]
    [InlineData(2, true, false, false)]
    [InlineData(3, true, true, false)]
    [InlineData(3, false, true, true)]
    [InlineData(4, true, true, false)]
    [InlineData(5, true, true, true)]
    public void Three_unanswered_messages_go_to_the_deputy_and_five_to_the_province(
        int unanswered, bool hasDeputy, bool forDeputy, bool forProvince) =>
        Assert.Equal(
            (forDeputy, forProvince),
            (UnansweredRules.IsForDeputy(unanswered), UnansweredRules.IsForProvince(unanswered, hasDeputy)));
}
