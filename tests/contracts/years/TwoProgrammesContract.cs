using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Years;

/// <summary>Two programmes of one installation are apart, and a person who is in both gets one message.</summary>
/// <typeparam name="THost">How the host is started.</typeparam>
public abstract class TwoProgrammesContract<THost> : YearContract<THost>
    where THost : IYearHostStart
{
    private const string Fund = "welfare-fund";
    private const string Treasurer = "treasurer";
    private static readonly DateOnly FirstDay = new(2026, 10, 1);
    private static readonly TimeOnly Seven = new(7, 0);

    [Fact]
    public async Task Nobody_is_written_about_a_programme_that_they_are_not_in()
    {
        await using var year = await BeginBothAsync(Seven);

        await year.PlayToAsync(FirstDay.AddDays(60), new TimeOnly(9, 0));

        var treasurers = year.Letters.Sent.Where(l => l.To.Id.Value == Treasurer).ToList();
        Assert.NotEmpty(treasurers);
        Assert.All(treasurers, l => Assert.DoesNotContain("/tasks/honest-society", l.Text, StringComparison.Ordinal));
        var coordinators = year.Letters.Sent.Where(l => l.To.Id.Value == OneNetwork.Coordinator).ToList();
        Assert.NotEmpty(coordinators);
        Assert.All(coordinators, l => Assert.DoesNotContain($"/tasks/{Fund}", l.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everybody_is_written_once_at_the_earliest_hour_of_their_programmes()
    {
        await using var year = await BeginBothAsync(Seven);

        await year.PlayToAsync(FirstDay.AddDays(60), new TimeOnly(9, 0));

        Assert.Equal([Seven], HoursOf(year, Treasurer));
        Assert.Equal([new TimeOnly(8, 0)], HoursOf(year, OneNetwork.Coordinator));
        Assert.Equal([Seven], HoursOf(year, OneNetwork.Province));
        var days = year.Letters.Sent.Select(l => (l.To.Id, ThaiTime.DayOf(l.At))).ToList();
        Assert.Equal(days.Count, days.Distinct().Count());
    }

    [Fact]
    public async Task A_later_hour_of_a_second_programme_counts_for_its_own_people()
    {
        await using var year = await BeginBothAsync(new TimeOnly(9, 30));

        await year.PlayToAsync(FirstDay.AddDays(60), new TimeOnly(12, 0));

        Assert.Equal([new TimeOnly(9, 30)], HoursOf(year, Treasurer));
        Assert.Equal([new TimeOnly(8, 0)], HoursOf(year, OneNetwork.Coordinator));
        Assert.Equal([new TimeOnly(8, 0)], HoursOf(year, OneNetwork.Province));
    }

    [Fact]
    public async Task A_line_names_its_programme_where_a_message_tells_of_several()
    {
        await using var year = await BeginBothAsync(Seven);

        await year.PlayToAsync(FirstDay.AddDays(60), new TimeOnly(9, 0));

        var both = year.Letters.Sent.First(l =>
            l.Text.Contains("/tasks/honest-society", StringComparison.Ordinal)
            && l.Text.Contains($"/tasks/{Fund}", StringComparison.Ordinal));
        Assert.Equal(OneNetwork.Province, both.To.Id.Value);
        foreach (var body in (string[])[both.Text, both.Html])
        {
            Assert.Contains("Welfare fund", body, StringComparison.Ordinal);
            Assert.Contains("Building an honest society and countering corruption", body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "Welfare fund", year.Letters.Sent.First(l => l.To.Id.Value == Treasurer).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_years_hour_counts_from_its_first_day()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.En));
        await year.PlayToAsync(year.Programme.Year.LastDay, new TimeOnly(9, 0));
        var next = year.Programme with { FiscalYear = 2571, DigestAt = new TimeOnly(7, 30), Holidays = [] };
        await year.AddAsync(next, OneNetwork.Reading(Language.En));
        var before = year.Letters.Sent.Count;

        await year.PlayToAsync(next.Year.FirstDay.AddDays(20), new TimeOnly(9, 0));

        Assert.Equal(
            [new TimeOnly(7, 30)],
            year.Letters.Sent.Skip(before).Where(l => ThaiTime.DayOf(l.At) >= next.Year.FirstDay)
                .Select(HourOf).Distinct());
        Assert.NotEqual(before, year.Letters.Sent.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_holiday_that_becomes_known_moves_the_morning(bool fromAnOlderRelease)
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.En));
        await year.PlayToAsync(FirstDay, new TimeOnly(7, 0));
        IReadOnlyList<DateOnly> added = [FirstDay, new(2026, 10, 2)];
        if (fromAnOlderRelease)
        {
            await year.Client.RaiseEventAsync(DailyDigest.Id, DailyDigest.HolidaysAdded, added, null, Cancellation);
        }
        else
        {
            await year.Client.RaiseEventAsync(
                DailyDigest.Id, DailyDigest.YearAdded, new DigestYear([], added), null, Cancellation);
        }

        await year.PlayToAsync(new DateOnly(2026, 10, 6), new TimeOnly(9, 0));

        Assert.Equal(
            [new DateOnly(2026, 10, 5)],
            year.Letters.Sent.Where(l => l.To.Id.Value == OneNetwork.Coordinator).Select(l => ThaiTime.DayOf(l.At)));
    }

    /// <summary>The hour of a message: everybody's own minute comes after it.</summary>
    private static TimeOnly HourOf(ComposedMessage letter) =>
        TimeOnly.FromTimeSpan(ThaiTime.LocalOf(letter.At).TimeOfDay).AddMinutes(-Morning.MinuteOf(letter.To.Id));

    private static IEnumerable<TimeOnly> HoursOf(PlayedYear year, string person) =>
        year.Letters.Sent.Where(l => l.To.Id.Value == person).Select(HourOf).Distinct();

    /// <summary>The network takes part in both; the province looks after both, a treasurer after the fund.</summary>
    private async Task<PlayedYear> BeginBothAsync(TimeOnly fundsHour)
    {
        var year = await BeginAsync(2570, OneNetwork.Reading(Language.En));
        var fund = year.Programme with
        {
            Id = Fund,
            Name = new LocalizedText("กองทุนสวัสดิการ", "Welfare fund"),
            DigestAt = fundsHour,
        };
        await year.AddAsync(fund, programme =>
        {
            var roster = OneNetwork.Reading(Language.En)(programme);
            return roster with
            {
                People =
                [
                    .. roster.People,
                    new Person(new PersonId(Treasurer), "T", "treasurer@example.org", Language.En),
                ],
                Appointments =
                [
                    new Appointment(new PersonId(Treasurer), Role.Coordinator, OneNetwork.Code, Fund),
                    .. roster.Appointments.Where(a => a.Role != Role.Coordinator),
                ],
            };
        });
        return year;
    }
}
