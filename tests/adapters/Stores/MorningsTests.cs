using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>A morning's messages are due each in its minute, within what people and channels bear.</summary>
public abstract class MorningsTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly Morning Today = new(StoreHouse.Today, [], new TimeOnly(9, 0));
    private static readonly DateTimeOffset Nine = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task Each_is_due_in_their_own_minute_and_it_says_when_the_next_are()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first");
        await house.OpenTaskAsync("second", network: SmallRoster.KoYo.Code.Value);
        var steps = new List<(string Who, int Minute)>();

        DateTimeOffset? next = Nine;
        while (next is { } at)
        {
            var due = await house.Board.BundleAsync(Today, at, 100, Stop);
            steps.AddRange(due.Messages.Select(m => (m.To.Id.Value, (int)(at - Nine).TotalMinutes)));
            foreach (var message in due.Messages)
            {
                await house.NoteAsync(message.MessageKey);
            }

            next = due.NextAt;
        }

        Assert.Equal(3, steps.Count);
        Assert.All(steps, s => Assert.Equal(Morning.MinuteOf(new PersonId(s.Who)), s.Minute));
    }

    [Fact]
    public async Task Nobody_is_sent_anything_in_their_quiet_hours()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first");
        house.Ask("UPDATE people SET \"QuietFrom\" = '17:00:00', \"QuietUntil\" = '11:00:00' WHERE \"Id\" = 'nok'");

        var atTen = await house.Board.BundleAsync(Today, Nine.AddHours(1), 100, Stop);
        Assert.Equal("somchai", Assert.Single(atTen.Messages).To.Id.Value);
        Assert.Equal(Nine.AddHours(2).AddMinutes(Morning.MinuteOf(new PersonId("nok"))), atTen.NextAt);

        // After an outage of a day, the evening is nobody's.
        var late = await house.Board.BundleAsync(
            new Morning(StoreHouse.Today, [], new TimeOnly(9, 0)), Nine.AddHours(12), 100, Stop);
        Assert.Equal(["somchai"], late.Messages.Select(m => m.To.Id.Value));
        Assert.Null(late.NextAt);
    }

    [Fact]
    public async Task What_was_put_off_waits_for_the_end_of_quiet_hours()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first", network: SmallRoster.KoYo.Code.Value);
        await house.BundleAsync(StoreHouse.Today, Nine);
        await house.NoteAsync("digest-2026-11-24-yo", CarrierVerdict.ChannelRefused);
        house.Ask("DELETE FROM channels");

        Assert.Empty(await house.Board.WaitingAsync(StoreHouse.Today, Nine.AddHours(12), 100, Stop));
        Assert.Single(await house.Board.WaitingAsync(StoreHouse.Today, Nine.AddHours(1), 100, Stop));
    }

    [Fact]
    public async Task Whoever_wants_no_mails_gets_none_and_keeps_their_tasks()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first");
        house.Ask("UPDATE people SET \"MailsOff\" = TRUE WHERE \"Id\" = 'nok'");

        Assert.Equal(["somchai"], (await house.BundleAsync(StoreHouse.Today, Nine)).Select(m => m.To.Id.Value));
        Assert.Single(await house.Simulation.WaitingAsync(Stop));
    }

    [Fact]
    public async Task A_channel_takes_no_more_in_a_minute_than_was_said()
    {
        var outside = new Channel("smtp", true, false, "https://one.example.org/");
        await house.OpenChannelAsync(outside);
        var pace = new SendingPace(2);
        Assert.Equal(2, (await house.Ledger.OpenAsync(outside, pace, Stop)).Room);
        await house.SettleAsync();
        await house.OpenTaskAsync("first");
        foreach (var digest in await house.BundleAsync(StoreHouse.Today, Nine))
        {
            await house.NoteAsync(digest.MessageKey);
        }

        Assert.Equal(0, (await house.Ledger.OpenAsync(outside, pace, Stop)).Room);
        Assert.Equal(int.MaxValue, (await house.Ledger.OpenAsync(StoreHouse.OwnChannel, pace, Stop)).Room);
        Assert.False(house.Ledger.IsOver(await house.Ledger.OpenAsync(outside, pace, Stop)));
    }

    [Fact]
    public async Task Three_unanswered_mornings_go_up_and_an_answer_ends_the_silence()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("late", network: SmallRoster.KoYo.Code.Value);
        var due = StoreHouse.DueOn.AddDays(1);
        for (var morning = 0; morning < 3; morning++)
        {
            Assert.Equal(0, await HandUpAsync(due.AddDays(morning)));
            await RemindAsync(due.AddDays(morning));
        }

        // There is no deputy, so that it is the province's at once; of the same silence it hears once.
        Assert.Equal(1, await HandUpAsync(due.AddDays(3)));
        Assert.Equal(1, await HandUpAsync(due.AddDays(4)));
        Assert.Equal(["province-90"], await ToldAsync());

        var session = await house.Sessions.BeginAsync(new PersonId("yo"), MomentOf(due.AddDays(4)), Stop);
        Assert.NotNull(await house.Sessions.FindAsync(session.Token, MomentOf(due.AddDays(4)).AddMinutes(1), Stop));
        Assert.Equal(0, await HandUpAsync(due.AddDays(5)));

        async Task RemindAsync(DateOnly day)
        {
            await house.Board.QueueAsync(
                new NoticeRequest(
                    $"rung-{day}", new TaskId("late"), NoticeKind.Overdue, [Role.Coordinator], MomentOf(day)),
                Stop);
            var digest = Assert.Single(await house.BundleAsync(day, MomentOf(day)), d => d.To.Id.Value == "yo");
            await house.NoteAsync(digest.MessageKey, at: MomentOf(day), hasOverdue: true);
        }

        Task<int> HandUpAsync(DateOnly day) => house.Board.HandUpUnansweredAsync(day, MomentOf(day), Stop);
    }

    [Fact]
    public async Task The_deputy_hears_first_and_then_the_province()
    {
        await house.SettleAsync();
        await house.Directory.TakeInAsync(
            new Roster(
                [],
                [SmallRoster.Of("deputy")],
                [SmallRoster.Is("deputy", Role.Coordinator, SmallRoster.KoYo.Code.Value) with { IsDeputy = true }],
                []),
            StoreHouse.Now,
            Actor.Operator,
            Stop);
        await house.OpenTaskAsync("late", network: SmallRoster.KoYo.Code.Value);
        var due = StoreHouse.DueOn.AddDays(1);
        var told = new List<string>();
        for (var morning = 0; morning < 6; morning++)
        {
            var day = due.AddDays(morning);
            await house.Board.HandUpUnansweredAsync(day, MomentOf(day), Stop);
            told.Add(string.Join(' ', await ToldAsync()));
            await house.Board.QueueAsync(
                new NoticeRequest(
                    $"r-{day}", new TaskId("late"), NoticeKind.Overdue, [Role.Coordinator], MomentOf(day)),
                Stop);
            await house.BundleAsync(day, MomentOf(day));
            await house.NoteAsync($"digest-{day:yyyy-MM-dd}-yo", at: MomentOf(day), hasOverdue: true);
        }

        Assert.Equal(["", "", "", "deputy", "deputy", "deputy province-90"], told);
    }

    [Fact]
    public async Task What_was_handed_over_is_kept_as_it_was()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first", network: SmallRoster.KoYo.Code.Value);
        await house.BundleAsync(StoreHouse.Today, Nine);
        await house.NoteAsync("digest-2026-11-24-yo", subject: "มีงานต้องส่ง 1 งาน");

        Assert.Equal(
            ["digest-2026-11-24-yo | yo | มีงานต้องส่ง 1 งาน"],
            house.Ask("SELECT \"MessageKey\", \"PersonId\", \"Text\" FROM message_contents"));
    }

    private static DateTimeOffset MomentOf(DateOnly day) => new(day, new TimeOnly(2, 0), TimeSpan.Zero);

    private async Task<IEnumerable<string>> ToldAsync() =>
        (await house.EntriesAsync())
            .Where(e => e.Contains("Notice Unanswered late", StringComparison.Ordinal))
            .Select(e => e.Split(' ')[^1])
            .Order(StringComparer.Ordinal);

    public sealed class InAFolder() : MorningsTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : MorningsTests(StoreHouse.On(server));
}
