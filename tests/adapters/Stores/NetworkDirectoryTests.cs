using ProgramFlows.Adapters.Store;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Rosters are taken in whole, and again, and later.</summary>
public abstract class NetworkDirectoryTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly Network PaTong = new(new NetworkCode("830101"), "ป่าตอง", "กะทู้", "83", "ภูเก็ต", "south");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task What_was_taken_in_is_there()
    {
        await house.SettleAsync();

        Assert.Equal(SmallRoster.Whole.Enrolments.Select(WrittenDownToday), await EnrolledAsync());
        Assert.Equal(
            ["500101", "500102", "900101"],
            (await house.Directory.UnplacedAsync(Stop)).Select(n => n.Code.Value));
    }

    [Fact]
    public async Task A_roster_that_is_taken_in_twice_changes_nothing()
    {
        await house.SettleAsync();
        var before = await house.EverythingAsync();

        await house.Directory.TakeInAsync(SmallRoster.Whole, StoreHouse.Now.AddDays(1), Actor.Operator, Stop);

        Assert.Equal(before, await house.EverythingAsync());
        Assert.Equal(SmallRoster.Whole.Enrolments.Select(WrittenDownToday), await EnrolledAsync());
    }

    [Fact]
    public async Task Every_appointment_and_network_that_joins_is_audited_once_and_so_is_the_import()
    {
        await house.SettleAsync();
        await house.Directory.TakeInAsync(SmallRoster.Whole, StoreHouse.Now.AddDays(1), Actor.Operator, Stop);

        Assert.Equal(
            [
                "01:00 Action Appointed dao",
                "01:00 Action Appointed nok",
                "01:00 Action Appointed office-north",
                "01:00 Action Appointed office-south",
                "01:00 Action Appointed province-50",
                "01:00 Action Appointed province-90",
                "01:00 Action Appointed somchai",
                "01:00 Action Appointed yo",
                "01:00 Action Enrolled 500101",
                "01:00 Action Enrolled 500102",
                "01:00 Action Enrolled 900101",
                "01:00 Action Imported roster",
            ],
            (await house.EntriesAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_in_is_counted_and_a_day_that_stays_is_said_to_stay()
    {
        var first = await house.Directory.TakeInAsync(SmallRoster.Whole, StoreHouse.Now, Actor.Operator, Stop);
        var second = await house.Directory.TakeInAsync(
            SmallRoster.Whole with
            {
                People = [.. SmallRoster.Whole.People, SmallRoster.Of("new")],
                Enrolments = [SmallRoster.In(SmallRoster.KoYo, StoreHouse.Today)],
            },
            StoreHouse.Now,
            Actor.Operator,
            Stop);

        Assert.Equal(new RosterChanges(3, 8, 8, 3, 0, first.Kept), first);
        Assert.Empty(first.Kept);
        Assert.Equal(new RosterChanges(0, 1, 0, 0, 0, second.Kept), second);
        Assert.Equal([new KeptJoining(new NetworkCode("900101"), SmallRoster.FirstDay, StoreHouse.Today)], second.Kept);
    }

    [Fact]
    public async Task What_is_corrected_is_audited_and_a_person_keeps_the_old_name_to_oneself()
    {
        await house.SettleAsync();
        var before = (await house.EntriesAsync()).Count;

        var changes = await house.Directory.TakeInAsync(
            new Roster(
                [SmallRoster.BanMai with { Name = "บ้านใหม่พัฒนา" }],
                [new Person(new PersonId("nok"), "คุณนก", "nok@new.example.org", Language.Th), SmallRoster.Of("dao")],
                [],
                []),
            StoreHouse.Now.AddMinutes(3),
            Actor.Operator,
            Stop);

        Assert.Equal(2, changes.Corrected);
        Assert.Equal(
            ["01:03 Action Corrected 500101", "01:03 Action Corrected nok", "01:03 Action Imported roster"],
            (await house.EntriesAsync()).Skip(before).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Networks_that_join_are_announced_to_each_year_that_they_join()
    {
        await house.SettleAsync();
        await TakeInAsync(new Roster(
            [PaTong],
            [],
            [],
            [
                SmallRoster.In(PaTong, StoreHouse.Today),
                new Enrolment("clean-air", 2571, SmallRoster.BanMai, StoreHouse.Today),
                new Enrolment("clean-air", 2571, PaTong, StoreHouse.Today),
            ]));

        Assert.Equal(
            [
                """year-clean-water-2570 NetworksJoined {"codes":["500101","500102","900101"]}""",
                """year-clean-water-2570 NetworksJoined {"codes":["830101"]}""",
                """year-clean-air-2571 NetworksJoined {"codes":["500101","830101"]}""",
            ],
            await AnnouncedAsync());
    }

    [Fact]
    public async Task A_network_that_has_joined_before_is_not_announced_again()
    {
        await house.SettleAsync();
        await TakeInAsync(SmallRoster.Whole with
        {
            Networks = [.. SmallRoster.Whole.Networks, PaTong],
            Enrolments = [.. SmallRoster.Whole.Enrolments, SmallRoster.In(PaTong, StoreHouse.Today)],
        });

        Assert.Equal(
            """year-clean-water-2570 NetworksJoined {"codes":["830101"]}""", (await AnnouncedAsync())[^1]);
        Assert.Equal(2, (await AnnouncedAsync()).Count);
    }

    [Fact]
    public async Task Whoever_waits_hears_when_networks_have_joined_and_only_then()
    {
        await house.SettleAsync();
        await house.Outbox.WhenFilledAsync(Stop);
        var heard = house.Outbox.WhenFilledAsync(Stop);
        await TakeInAsync(SmallRoster.Whole);
        Assert.False(heard.IsCompleted);

        await TakeInAsync(new Roster([PaTong], [], [], [SmallRoster.In(PaTong, StoreHouse.Today)]));

        await heard;
        Assert.Equal(2, (await AnnouncedAsync()).Count);
    }

    [Fact]
    public async Task What_is_known_is_brought_up_to_date()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        var renamed = SmallRoster.BanMai with { Name = "บ้านใหม่พัฒนา", Office = "bangkok-east" };
        var moved = new Person(new PersonId("nok"), "คุณนก", "nok@new.example.org", Language.Th);

        await TakeInAsync(new Roster([renamed], [moved], [], []));

        Assert.Equal(renamed, (await EnrolledAsync())[0].Network);
        var digests = await house.BundleAsync(StoreHouse.Today, StoreHouse.Now);
        Assert.Equal(moved, digests[0].To);
    }

    [Fact]
    public async Task The_day_on_which_a_network_joined_stays()
    {
        await house.SettleAsync();

        await TakeInAsync(
            new Roster([SmallRoster.KoYo], [], [], [SmallRoster.In(SmallRoster.KoYo, StoreHouse.Today)]));

        Assert.Equal(SmallRoster.FirstDay, (await EnrolledAsync())[2].JoinedOn);
    }

    [Fact]
    public async Task Networks_come_in_pages_by_code()
    {
        await house.SettleAsync();
        var pages = new List<string>();

        for (var page = await EnrolledAsync(most: 2); page.Count > 0; page = await EnrolledAsync(pages[^1][^6..], 2))
        {
            pages.Add(string.Join(' ', page.Select(e => e.Network.Code)));
        }

        Assert.Equal(["500101 500102", "900101"], pages);
    }

    [Fact]
    public async Task Programmes_and_years_are_kept_apart()
    {
        await house.SettleAsync();
        await TakeInAsync(new Roster(
            [],
            [],
            [],
            [
                new Enrolment(SmallRoster.Programme, 2571, SmallRoster.KoYo, StoreHouse.Today),
                new Enrolment("clean-air", SmallRoster.Year, SmallRoster.BanMai, StoreHouse.Today),
            ]));

        Assert.Equal(
            "900101",
            Assert.Single(
                await house.Directory.EnrolledAsync(SmallRoster.Programme, 2571, "", 10, Stop)).Network.Code.Value);
        Assert.Equal(3, (await EnrolledAsync()).Count);
    }

    [Fact]
    public async Task Late_joiners_are_found_among_their_codes_with_the_day_they_joined()
    {
        await house.SettleAsync();
        await TakeInAsync(new Roster([PaTong], [], [], [SmallRoster.In(PaTong, StoreHouse.Today)]));

        var joined = await house.Directory.EnrolledAmongAsync(
            SmallRoster.Programme, SmallRoster.Year, [new NetworkCode("830101"),
                new NetworkCode("500102"), new NetworkCode("999999")], Stop);

        Assert.Equal(
            [
                WrittenDownToday(SmallRoster.In(SmallRoster.DoiSuthep, SmallRoster.FirstDay)),
                SmallRoster.In(PaTong, StoreHouse.Today),
            ],
            joined);
        Assert.Empty(await house.Directory.EnrolledAmongAsync(SmallRoster.Programme, SmallRoster.Year, [], Stop));
        Assert.Equal("830101", (await EnrolledAsync())[2].Network.Code.Value);
    }

    [Fact]
    public async Task Whoever_is_appointed_later_hears_of_what_comes_after()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("before", network: SmallRoster.KoYo.Code.Value);
        await TakeInAsync(new Roster(
            [], [SmallRoster.Of("new")], [SmallRoster.Is("new", Role.Coordinator, SmallRoster.KoYo.Code.Value)], []));

        await house.OpenTaskAsync("after", network: SmallRoster.KoYo.Code.Value, minute: 5);

        Assert.Equal(
            ["01:05 Notice Opened after new", "01:05 Notice Opened after yo"],
            (await house.EntriesAsync()).Where(h => h.StartsWith("01:05 Notice", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_roster_is_taken_in_whole_or_not_at_all()
    {
        await house.SettleAsync();
        var before = await house.EverythingAsync();

        await Assert.ThrowsAsync<StoreException>(() => TakeInAsync(new Roster(
            [PaTong], [new Person(new PersonId("nameless"), null!, "x@example.org", Language.Th)], [], [])));

        Assert.Equal(before, await house.EverythingAsync());
        Assert.DoesNotContain(
            await house.Directory.UnplacedAsync(Stop), n => n.Code == new NetworkCode("830101"));
    }

    [Fact]
    public async Task Who_is_erased_is_nothing_any_more_and_the_audit_trail_keeps_the_id_alone()
    {
        await house.SettleAsync();
        var nok = new PersonId("nok");
        var erasing = Roster.Empty with
        {
            Ended = [SmallRoster.Is("nok", Role.Coordinator, SmallRoster.BanMai.Code.Value)],
            Erased = [nok],
        };

        var changes = await TakeInAsync(erasing);
        var again = await TakeInAsync(erasing);

        Assert.Equal((1, 1), (changes.Ended, changes.Erased));
        Assert.True(again.IsNothing);
        var entries = await house.EntriesAsync();
        Assert.Contains("01:03 Action Dismissed nok", entries);
        Assert.Contains("01:03 Action Erased nok", entries);
        Assert.DoesNotContain("nok@example.org", await house.EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_network_joins_nothing_and_its_tasks_are_waived_open_or_yet_to_open()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("open", network: SmallRoster.KoYo.Code.Value);
        var closed = SmallRoster.KoYo with { ClosedOn = StoreHouse.Today };

        var changes = await TakeInAsync(Roster.Empty with { Networks = [closed] });
        await house.OpenTaskAsync("later", network: SmallRoster.KoYo.Code.Value, minute: 9);

        Assert.Equal(1, changes.Closed);
        Assert.Empty(await house.Simulation.WaitingAsync(Stop));
        Assert.Equal(
            [TaskEventKind.Waived, TaskEventKind.Waived],
            (await house.TaskEventsAsync()).Select(e => StoreHouse.HappeningOf(e).Kind));
        Assert.DoesNotContain(
            SmallRoster.KoYo.Code,
            (await house.Directory.EnrolledAsync(SmallRoster.Programme, SmallRoster.Year, "", 10, Stop))
                .Select(e => e.Network.Code));
    }

    [Fact]
    public async Task The_days_of_a_network_that_is_written_down_late_count_from_then()
    {
        await TakeInAsync(SmallRoster.Whole);

        var enrolled = await house.Directory.EnrolledAsync(SmallRoster.Programme, SmallRoster.Year, "", 10, Stop);

        Assert.All(enrolled, e => Assert.Equal((SmallRoster.FirstDay, StoreHouse.Today), (e.JoinedOn, e.CountsFrom)));
    }

    [Fact]
    public async Task The_places_of_an_older_store_are_corrected_once_and_codes_and_offices_stay()
    {
        await house.SettleAsync();
        var unplaced = await house.Directory.UnplacedAsync(Stop);
        var place = new Place(
            "500199", "บ้านใหม่", "เมืองใหม่", "50", "เชียงใหม่", "elsewhere",
            new EnglishNames("Ban Mai", "Mueang", "X"));

        await house.Directory.CorrectPlacesAsync(
            [SmallRoster.BanMai.StandingIn(place)], StoreHouse.Now.AddMinutes(4), Stop);

        Assert.Equal(3, unplaced.Count);
        Assert.Equal(2, (await house.Directory.UnplacedAsync(Stop)).Count);
        var network = (await house.Directory.EnrolledAmongAsync(
            SmallRoster.Programme, SmallRoster.Year, [SmallRoster.BanMai.Code], Stop)).Single().Network;
        Assert.Equal(("500101", "500199", "north"), (network.Code.Value, network.PlaceCode, network.Office));
        Assert.Contains("01:04 Action Corrected 500101", await house.EntriesAsync());
    }

    [Fact]
    public async Task A_roster_that_appoints_somebody_who_is_not_there_is_refused_whole()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => TakeInAsync(
            new Roster([PaTong], [], [SmallRoster.Is("nobody", Role.Coordinator, PaTong.Code.Value)], [])));

        Assert.StartsWith("The roster appoints 'nobody', who is not among the people.", refused.Message);
        Assert.Empty(await house.Directory.UnplacedAsync(Stop));
    }

    [Fact]
    public async Task A_roster_that_enrols_a_network_that_is_not_there_is_refused_whole()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => TakeInAsync(
            new Roster([], [SmallRoster.Of("new")], [], [SmallRoster.In(PaTong, StoreHouse.Today)])));

        Assert.StartsWith("The roster enrols '830101', which is not among the networks.", refused.Message);
        Assert.Empty(await house.EverythingAsync());
    }

    private static Enrolment WrittenDownToday(Enrolment enrolment) =>
        enrolment with { CountsFrom = StoreHouse.Today };

    private Task<RosterChanges> TakeInAsync(Roster roster) =>
        house.Directory.TakeInAsync(roster, StoreHouse.Now.AddMinutes(3), Actor.Operator, Stop);

    private async Task<List<string>> AnnouncedAsync() =>
    [
        .. (await house.Outbox.PendingAsync(100, Stop)).Select(r => $"{r.InstanceId} {r.Event} {r.Payload}"),
    ];

    private Task<IReadOnlyList<Enrolment>> EnrolledAsync(string after = "", int most = 10) =>
        house.Directory.EnrolledAsync(SmallRoster.Programme, SmallRoster.Year, after, most, Stop);

    public sealed class InMemory() : NetworkDirectoryTests(StoreHouse.InMemory());

    public sealed class InAFolder() : NetworkDirectoryTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : NetworkDirectoryTests(StoreHouse.On(server));
}
