using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Notices become one message a person and morning, and each is told once.</summary>
public abstract class NoticeBoardTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly DateOnly Tomorrow = StoreHouse.Today.AddDays(1);
    private static readonly LocalizedText CleanWater = new("clean-water", "clean-water");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task All_notices_of_a_person_go_into_one_message()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first", dueOn: new DateOnly(2026, 12, 20));
        await house.OpenTaskAsync("second");
        await QueueAsync("soon", "first", NoticeKind.DueSoon, Role.Coordinator);

        var digests = await BundleAsync();

        Assert.Equal(["digest-2026-11-24-nok", "digest-2026-11-24-somchai"], digests.Select(d => d.MessageKey));
        Assert.Equal(SmallRoster.Of("nok", Language.En), digests[0].To);
        Assert.Equal(StoreHouse.Today, digests[0].On);
        Assert.Equal(
            [
                new DigestLine(
                    new TaskId("first"),
                        new LocalizedText("งาน first", "Task first"), null, new DateOnly(2026, 12, 20),
                    WorkTaskStatus.Open, NoticeKind.DueSoon, SmallRoster.Programme, CleanWater),
                new DigestLine(
                    new TaskId("second"), new LocalizedText("งาน second", "Task second"), null, StoreHouse.DueOn,
                    WorkTaskStatus.Open, NoticeKind.Opened, SmallRoster.Programme, CleanWater),
            ],
            digests[0].Lines.OrderBy(l => l.TaskId.Value, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(NoticeKind.Extended)]
    [InlineData(NoticeKind.TimeRefused)]
    public async Task A_reminder_of_the_same_morning_hides_no_decision(NoticeKind decision)
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("moved");
        await QueueAsync("decided", "moved", decision, Role.Coordinator);
        await QueueAsync("reminded", "moved", NoticeKind.DueSoon, Role.Coordinator);

        Assert.Equal(decision, Assert.Single((await BundleAsync())[0].Lines).News);
    }

    [Fact]
    public async Task A_message_names_what_is_still_to_be_done_even_without_news()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("old");
        await SendAsync(await BundleAsync());
        await house.OpenTaskAsync("new", minute: 30);

        var lines = (await BundleAsync(Tomorrow))[0].Lines;

        Assert.Equal(
            [("new", (NoticeKind?)NoticeKind.Opened), ("old", null)],
            lines.Select(l => (l.TaskId.Value, l.News)).Order());
    }

    [Fact]
    public async Task A_message_that_was_not_sent_yet_is_given_again_the_same()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();

        var once = await BundleAsync();
        var again = await BundleAsync();

        Assert.Equal(once.Select(d => d.MessageKey), again.Select(d => d.MessageKey));
        Assert.Equal(once.SelectMany(d => d.Lines), again.SelectMany(d => d.Lines));
    }

    [Theory]
    [InlineData(CarrierVerdict.Delivered)]
    [InlineData(CarrierVerdict.Bounced)]
    public async Task Nobody_gets_a_second_message_on_a_morning(CarrierVerdict verdict)
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        await SendAsync(await BundleAsync(), verdict);
        await house.OpenTaskAsync("later");

        Assert.Empty(await BundleAsync());
        var tomorrow = await BundleAsync(Tomorrow);

        Assert.Equal(["digest-2026-11-25-nok", "digest-2026-11-25-somchai"], tomorrow.Select(d => d.MessageKey));
        Assert.Equal(
            [("later", (NoticeKind?)NoticeKind.Opened), ("task", null)],
            tomorrow[0].Lines.Select(l => (l.TaskId.Value, l.News)).Order());
    }

    [Fact]
    public async Task Where_there_is_no_news_there_is_no_message()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        await SendAsync(await BundleAsync());

        Assert.Empty(await BundleAsync(Tomorrow));
    }

    [Fact]
    public async Task Nobody_is_asked_for_what_was_handed_in_meanwhile()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("done");
        await QueueAsync("soon", "done", NoticeKind.DueSoon, Role.Coordinator);
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in", "done"));

        var digests = await BundleAsync();

        Assert.DoesNotContain(digests, d => d.To.Id.Value == "nok");
        Assert.Equal(
            [NoticeKind.ReviewWaiting], digests.SelectMany(d => d.Lines).Select(l => l.News!.Value).Distinct());
    }

    [Fact]
    public async Task Nobody_is_called_to_review_what_was_reviewed_meanwhile()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("done");
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in", "done"));
        await house.DoAsync(TaskAction.Accept, StoreHouse.Command("accepted", "done"));

        var digests = await BundleAsync();

        Assert.Equal([NoticeKind.Accepted], digests.SelectMany(d => d.Lines).Select(l => l.News!.Value).Distinct());
    }

    [Fact]
    public async Task A_notice_of_later_waits()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("now");
        await house.OpenTaskAsync("later", network: SmallRoster.KoYo.Code.Value, minute: 120);

        Assert.Equal(["nok", "somchai"], (await BundleAsync()).Select(d => d.To.Id.Value));
        Assert.Equal(1, (await house.Progress.MessagesAsync(StoreHouse.Headquarters, 10, Stop))!.Waiting);
    }

    [Fact]
    public async Task A_notice_that_is_put_up_twice_is_told_once()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        await SendAsync(await BundleAsync());
        await QueueAsync("rung-7", "task", NoticeKind.DueSoon, Role.Coordinator);
        await SendAsync(await BundleAsync(Tomorrow));
        await QueueAsync("rung-7", "task", NoticeKind.DueSoon, Role.Coordinator);

        Assert.Empty(await BundleAsync(Tomorrow.AddDays(1)));
        Assert.Single(
            await house.EntriesAsync(), h => h.EndsWith("Notice DueSoon task nok", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_of_a_task_that_nobody_knows_is_passed_over()
    {
        await house.SettleAsync();
        await QueueAsync("rung", "no-such-task", NoticeKind.DueSoon, Role.Coordinator);

        Assert.Empty(await BundleAsync());
    }

    [Fact]
    public async Task What_is_overdue_is_a_reminder_to_the_coordinator_and_handed_up_to_everybody_else()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(network: SmallRoster.KoYo.Code.Value);
        await QueueAsync(
            "rung", "task", NoticeKind.Overdue, Role.Coordinator, Role.ProvincialCoordinator, Role.RegionalOffice);

        Assert.Equal(
            [
                ("office-south", NoticeKind.HandedUp), ("province-90", NoticeKind.HandedUp), ("yo", NoticeKind.Overdue),
            ],
            (await BundleAsync()).Select(d => (d.To.Id.Value, Assert.Single(d.Lines).News!.Value)));
    }

    [Fact]
    public async Task Who_has_two_roles_of_a_rung_is_told_once()
    {
        await house.SettleAsync();
        await house.Directory.TakeInAsync(
            new Roster([], [], [SmallRoster.Is("yo", Role.ProvincialCoordinator, "90")], []),
            StoreHouse.Now,
            Actor.Operator,
            Stop);
        await house.OpenTaskAsync(network: SmallRoster.KoYo.Code.Value);
        await QueueAsync("rung", "task", NoticeKind.Overdue, Role.Coordinator, Role.ProvincialCoordinator);

        Assert.Equal(
            ["Notice Overdue task yo"],
            (await house.EntriesAsync()).Where(h => h.EndsWith(" yo", StringComparison.Ordinal))
                .Select(h => h["01:00 ".Length..])
                .Where(h => h.StartsWith("Notice", StringComparison.Ordinal) && h != "Notice Opened task yo"));
    }

    [Fact]
    public async Task Nobody_is_told_of_a_programme_that_they_have_no_part_in()
    {
        await house.SettleAsync();
        await house.Directory.TakeInAsync(
            new Roster(
                [],
                [SmallRoster.Of("treasurer")],
                [new Appointment(new PersonId("treasurer"), Role.Coordinator, SmallRoster.BanMai.Code.Value, "fund")],
                []),
            StoreHouse.Now,
            Actor.Operator,
            Stop);
        await house.OpenTaskAsync("water");
        await house.OpenTaskAsync("paper", programme: "fund");

        var digests = await BundleAsync();

        Assert.Equal(["nok", "somchai", "treasurer"], digests.Select(d => d.To.Id.Value));
        Assert.Equal(
            ["water", "water", "paper"], digests.Select(d => Assert.Single(d.Lines).TaskId.Value));
    }

    [Fact]
    public async Task At_an_hour_those_are_written_whose_earliest_it_is()
    {
        await house.SettleAsync();
        await house.Directory.TakeInAsync(
            new Roster(
                [],
                [SmallRoster.Of("treasurer"), SmallRoster.Of("auditor")],
                [
                    new Appointment(new PersonId("treasurer"), Role.Coordinator, SmallRoster.BanMai.Code.Value, "fund"),
                    new Appointment(new PersonId("nok"), Role.Coordinator, SmallRoster.BanMai.Code.Value, "fund"),
                    new Appointment(new PersonId("auditor"), Role.Coordinator, SmallRoster.BanMai.Code.Value, "other"),
                ],
                []),
            StoreHouse.Now,
            Actor.Operator,
            Stop);
        await house.OpenTaskAsync("water");
        await house.OpenTaskAsync("paper", programme: "fund");
        await house.OpenTaskAsync("books", programme: "other");

        var first = await BundleAsync(hours: [Late(SmallRoster.Programme), Late("other")]);
        Assert.Equal(["nok", "treasurer"], first.Select(d => d.To.Id.Value));
        await SendAsync(first);
        var second = await BundleAsync(hours: [Late(SmallRoster.Programme)]);
        Assert.Equal(["auditor"], second.Select(d => d.To.Id.Value));
        await SendAsync(second);
        Assert.Equal(["somchai"], (await BundleAsync()).Select(d => d.To.Id.Value));
    }

    [Fact]
    public async Task The_latest_news_of_a_task_is_the_one_that_is_told()
    {
        await house.BringToAsync(WorkTaskStatus.Open);
        await house.DoAsync(TaskAction.Extend, StoreHouse.Command("extended", minute: 2));
        await QueueAsync("soon", "task", NoticeKind.DueSoon, Role.Coordinator);

        var line = Assert.Single((await BundleAsync())[0].Lines);

        Assert.Equal((TaskActions.NewDueOn, NoticeKind.Extended), (line.DueOn, line.News));
    }

    [Fact]
    public async Task Messages_come_in_steps_until_everybody_has_one()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first");
        await house.OpenTaskAsync("second", network: SmallRoster.DoiSuthep.Code.Value);
        await house.OpenTaskAsync("third", network: SmallRoster.KoYo.Code.Value);
        var steps = new List<string>();

        for (var digests = await BundleAsync(most: 3); digests.Count > 0; digests = await BundleAsync(most: 3))
        {
            steps.Add(string.Join(' ', digests.Select(d => d.To.Id.Value)));
            await SendAsync(digests);
        }

        Assert.Equal(["dao nok somchai", "yo"], steps);
    }

    [Fact]
    public async Task Whoever_had_the_morning_s_message_does_not_keep_others_from_theirs()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first", network: SmallRoster.DoiSuthep.Code.Value);
        await SendAsync(await BundleAsync());
        await house.OpenTaskAsync("second", network: SmallRoster.DoiSuthep.Code.Value);
        await house.OpenTaskAsync("third", network: SmallRoster.KoYo.Code.Value);

        Assert.Equal("yo", Assert.Single(await BundleAsync(most: 1)).To.Id.Value);
    }

    [Fact]
    public async Task News_that_comes_while_a_message_waits_joins_it_and_takes_nobody_s_place()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first", network: SmallRoster.DoiSuthep.Code.Value);
        await BundleAsync();
        await house.OpenTaskAsync("second", network: SmallRoster.DoiSuthep.Code.Value);
        await house.OpenTaskAsync("third", network: SmallRoster.KoYo.Code.Value);

        var digests = await BundleAsync(most: 2);

        Assert.Equal(["dao", "yo"], digests.Select(d => d.To.Id.Value));
        Assert.Equal(
            [("first", (NoticeKind?)NoticeKind.Opened), ("second", NoticeKind.Opened)],
            digests[0].Lines.Select(l => (l.TaskId.Value, l.News)).Order());
    }

    [Fact]
    public async Task The_ledger_says_how_many_notices_a_message_carries()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first", network: SmallRoster.KoYo.Code.Value);
        await BundleAsync();
        await house.OpenTaskAsync("second", network: SmallRoster.KoYo.Code.Value);
        await house.OpenTaskAsync("third", network: SmallRoster.KoYo.Code.Value);
        await SendAsync(await BundleAsync());

        Assert.Equal(
            new Message(
                "digest-2026-11-24-yo", new PersonId("yo"),
                    StoreHouse.Today, "งาน 3 เรื่อง", 3, MessageState.Delivered, StoreHouse.Now),
            Assert.Single((await house.Progress.MessagesAsync(StoreHouse.Headquarters, 10, Stop))!.Latest));
    }

    [Fact]
    public async Task What_became_of_a_message_is_noted_once()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(network: SmallRoster.KoYo.Code.Value);
        var digests = await BundleAsync();
        await SendAsync(digests);
        await SendAsync(digests, CarrierVerdict.Bounced);

        Assert.Equal(1, (await house.Progress.MessagesAsync(StoreHouse.Headquarters, 10, Stop))!.Sent);
    }

    [Fact]
    public async Task What_was_refused_is_counted_from_a_moment_on_and_what_was_sent_is_not()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        Assert.Equal(0, await house.Board.CountRefusedAsync(StoreHouse.Now, Stop));
        var digests = await BundleAsync();
        await SendAsync([digests[0]], CarrierVerdict.Bounced);
        await SendAsync([digests[1]]);

        Assert.Equal(1, await house.Board.CountRefusedAsync(StoreHouse.Now, Stop));
        Assert.Equal(0, await house.Board.CountRefusedAsync(StoreHouse.Now.AddTicks(1), Stop));
    }

    private async Task<IReadOnlyList<DigestContent>> BundleAsync(
        DateOnly? day = null, int most = 100, params IEnumerable<DigestHour> hours)
    {
        var on = day ?? StoreHouse.Today;
        return await house.BundleAsync(
            on,
            StoreHouse.Now.AddDays(on.DayNumber - StoreHouse.Today.DayNumber).AddMinutes(60),
            most,
            hours);
    }

    private Task SendAsync(
        IReadOnlyList<DigestContent> digests, CarrierVerdict verdict = CarrierVerdict.Delivered) => Task.WhenAll(
            digests.Select(d => house.NoteAsync(d.MessageKey, verdict, $"งาน {d.Lines.Count} เรื่อง")));

    private static DigestHour Late(string programme) => new(programme, StoreHouse.Today, new TimeOnly(23, 0));

    private Task QueueAsync(string key, string task, NoticeKind kind, params Role[] to) =>
        house.Board.QueueAsync(new NoticeRequest(key, new TaskId(task), kind, to, StoreHouse.Now.AddMinutes(1)), Stop);

    public sealed class InMemory() : NoticeBoardTests(StoreHouse.InMemory());

    public sealed class InAFolder() : NoticeBoardTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : NoticeBoardTests(StoreHouse.On(server));
}
