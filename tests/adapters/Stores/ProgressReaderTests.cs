using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Adapters.Programmes;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Where the year stands, counted from the facts.</summary>
public abstract class ProgressReaderTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly DateOnly LastWeek = StoreHouse.Today.AddDays(-7);
    private static readonly ProgrammeDefinition CleanAir =
        ProgrammeReader.Read(SmallProgramme.FileName, SmallProgramme.Text).Definition! with { Id = "clean-air" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task Provinces_count_their_networks_and_what_stands_where_step_by_step()
    {
        await house.SettleAsync();
        await StandAsync("open", WorkTaskStatus.Open, step: 1);
        await StandAsync("due-today", WorkTaskStatus.Open, step: 1, dueOn: StoreHouse.Today);
        await StandAsync("late", WorkTaskStatus.Open, step: 1, dueOn: LastWeek);
        await StandAsync("late-again", WorkTaskStatus.Returned, step: 1, dueOn: LastWeek, network: "500102");
        await StandAsync("in-review", WorkTaskStatus.Submitted, step: 1, dueOn: LastWeek);
        await StandAsync("accepted", WorkTaskStatus.Accepted, step: 2, dueOn: LastWeek);
        await StandAsync("waived", WorkTaskStatus.Waived, step: 2, dueOn: LastWeek);
        await StandAsync("lapsed", WorkTaskStatus.Lapsed, step: 2, dueOn: LastWeek);
        await StandAsync("elsewhere", WorkTaskStatus.Open, step: 4, network: "900101");

        var years = await house.Progress.YearsAsync(StoreHouse.Headquarters, StoreHouse.Today, Stop);
        var provinces = Assert.Single(years).Provinces;

        Assert.Equal([("50", "เชียงใหม่", 2), ("90", "สงขลา", 1)], provinces.Select(p => (p.Code, p.Name, p.Networks)));
        Assert.Equal([new StepCounts(1, 4, 1, 0, 2), new StepCounts(2, 0, 0, 2, 0)], provinces[0].Steps);
        Assert.Equal([new StepCounts(4, 1, 0, 0, 0)], provinces[1].Steps);
    }

    [Fact]
    public async Task Programmes_and_years_are_not_counted_together()
    {
        var name = new LocalizedText("อากาศสะอาด", "Clean air");
        await house.SettleAsync();
        await house.Directory.TakeInAsync(
            new Roster(
                [SmallRoster.BanMai with { Code = new NetworkCode("830101"),
                    ProvinceCode = "83", Province = "ภูเก็ต" }],
                [],
                [],
                [
                    SmallRoster.In(SmallRoster.KoYo, StoreHouse.Today) with { FiscalYear = 2571 },
                    SmallRoster.In(SmallRoster.BanMai, StoreHouse.Today) with { ProgrammeId = "clean-air" },
                ]),
            StoreHouse.Now,
            Actor.Operator,
            Stop);
        await house.Library.KeepAsync(CleanAir with { Name = name }, Stop);
        await house.OpenTaskAsync("water", step: 1, dueOn: LastWeek);
        await house.OpenTaskAsync("air", step: 1, programme: "clean-air");

        var years = await house.Progress.YearsAsync(StoreHouse.Headquarters, StoreHouse.Today, Stop);

        Assert.Equal(
            [("clean-water", 2571, null), ("clean-air", 2570, name), ("clean-water", 2570, null)],
            years.Select(y => (y.ProgrammeId, y.FiscalYear, y.Name)));
        Assert.Equal(
            ["90 1", "50 1", "50 2, 90 1"],
            years.Select(y => string.Join(", ", y.Provinces.Select(p => $"{p.Code} {p.Networks}"))));
        Assert.Empty(years[0].Provinces[0].Steps);
        Assert.Equal([new StepCounts(1, 1, 0, 0, 0)], years[1].Provinces[0].Steps);
        Assert.Equal([new StepCounts(1, 1, 0, 0, 1)], years[2].Provinces[0].Steps);
        var overdue = await house.Progress.OverdueAsync(StoreHouse.Headquarters, StoreHouse.Today, 9, Stop);
        var late = Assert.Single(overdue.Longest);
        Assert.Equal(("clean-water", 2570), (late.ProgrammeId, late.FiscalYear));
    }

    [Fact]
    public async Task Each_sees_what_they_look_over_and_nothing_else()
    {
        await house.SettleAsync();
        await StandAsync("here", WorkTaskStatus.Open, step: 1, dueOn: LastWeek);
        await StandAsync("there", WorkTaskStatus.Open, step: 1, dueOn: LastWeek, network: "900101");

        Assert.Equal("50 90, here there", await SeenAsync(Role.ProgrammeStaff, Appointment.Everywhere));
        Assert.Equal("50, here", await SeenAsync(Role.ProvincialCoordinator, "50"));
        Assert.Equal("90, there", await SeenAsync(Role.RegionalOffice, "south"));
        Assert.Equal(", ", await SeenAsync(Role.ProvincialCoordinator, "50", programme: "clean-air"));
        Assert.Equal(", ", await SeenAsync(Role.Coordinator, "500101"));
        Assert.Null(await house.Progress.MessagesAsync(Who(Role.RegionalOffice, "south"), 1, Stop));

        async Task<string> SeenAsync(Role role, string scope, string programme = "clean-water")
        {
            var viewer = Who(role, scope, programme);
            var years = await house.Progress.YearsAsync(viewer, StoreHouse.Today, Stop);
            var overdue = await house.Progress.OverdueAsync(viewer, StoreHouse.Today, 9, Stop);
            Assert.Equal(overdue.Count, overdue.Longest.Count);
            return string.Join(' ', years.SelectMany(y => y.Provinces).Select(p => p.Code)) + ", "
                + string.Join(' ', overdue.Longest.Select(t => t.TaskId.Value));
        }

        static Viewer Who(Role role, string scope, string programme = "clean-water") =>
            new(Actor.Person(new PersonId("dao")), [new Appointment(new PersonId("dao"), role, scope, programme)]);
    }

    [Fact]
    public async Task A_store_without_facts_says_so()
    {
        Assert.Empty(await house.Progress.YearsAsync(StoreHouse.Headquarters, StoreHouse.Today, Stop));
        Assert.Equal(0, (await house.Progress.OverdueAsync(StoreHouse.Headquarters, StoreHouse.Today, 10, Stop)).Count);
        Assert.Equal((0, 0), Of((await house.Progress.MessagesAsync(StoreHouse.Headquarters, 10, Stop))!));
        Assert.Empty(await house.EverythingAsync());

        static (int Sent, int Waiting) Of(MessageOutlook outlook) => (outlook.Sent, outlook.Waiting);
    }

    [Fact]
    public async Task What_is_overdue_longest_comes_first_and_all_of_it_is_counted()
    {
        await house.SettleAsync();
        await StandAsync("b", WorkTaskStatus.Open, step: 1, dueOn: LastWeek);
        await StandAsync("a", WorkTaskStatus.Returned, step: 1, dueOn: LastWeek);
        await StandAsync("oldest", WorkTaskStatus.Open, step: 1, dueOn: LastWeek.AddDays(-1));
        await StandAsync("today", WorkTaskStatus.Open, step: 1, dueOn: StoreHouse.Today);
        await StandAsync("in-review", WorkTaskStatus.Submitted, step: 1, dueOn: LastWeek);
        await StandAsync("accepted", WorkTaskStatus.Accepted, step: 1, dueOn: LastWeek);

        var (count, longest) = await house.Progress.OverdueAsync(StoreHouse.Headquarters, StoreHouse.Today, 2, Stop);

        Assert.Equal(3, count);
        Assert.Equal(
            [
                new OverdueTask(
                    new TaskId("oldest"),
                        "clean-water", 2570, new LocalizedText("งาน oldest", "Task oldest"),
                    NetworkNames.Of(SmallRoster.BanMai), 1, LastWeek.AddDays(-1)),
                new OverdueTask(
                    new TaskId("a"), "clean-water", 2570, new LocalizedText("งาน a", "Task a"),
                    NetworkNames.Of(SmallRoster.BanMai), 1, LastWeek),
            ],
            longest);
    }

    [Fact]
    public async Task What_waits_for_somebody_is_told_with_all_that_is_known_of_it()
    {
        await house.SettleAsync();
        await StandAsync("c", WorkTaskStatus.Accepted, step: 1);
        await StandAsync("b", WorkTaskStatus.Returned, step: 1);
        await StandAsync("a", WorkTaskStatus.Open, step: 1, network: "900101");

        Assert.Equal(
            [
                new WaitingTask(
                    new TaskId("a"), new NetworkCode("900101"),
                    "90", "south", WorkTaskStatus.Open, StoreHouse.Now, StoreHouse.DueOn, null, 0)
                {
                    Origin = new TaskOrigin("clean-water", 2570, "a", "1"),
                },
                new WaitingTask(
                    new TaskId("b"), new NetworkCode("500101"),
                    "50", "north", WorkTaskStatus.Returned, StoreHouse.Now, StoreHouse.DueOn,
                    StoreHouse.Now.AddMinutes(1), 1)
                {
                    Origin = new TaskOrigin("clean-water", 2570, "b", "1"),
                },
            ],
            await house.Simulation.WaitingAsync(Stop));
    }

    [Fact]
    public async Task Texts_stand_in_the_order_of_their_bytes_whatever_language_the_server_speaks()
    {
        string[] ids = ["B", "a", "a-b", "aa", "b", "é", "ก", "เก", "แ"];
        await house.SettleAsync();
        foreach (var id in ids.Reverse())
        {
            await house.OpenTaskAsync(id);
        }

        Assert.Equal(ids, (await house.Simulation.WaitingAsync(Stop)).Select(t => t.TaskId.Value));
    }

    [Fact]
    public async Task The_latest_messages_come_first_and_those_who_wait_for_one_are_counted()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync("first");
        await SendAsync(StoreHouse.Today);
        await house.OpenTaskAsync("second");
        await SendAsync(StoreHouse.Today.AddDays(1));
        await house.OpenTaskAsync("third", network: "900101");

        var (sent, latest, waiting) = (await house.Progress.MessagesAsync(StoreHouse.Headquarters, 3, Stop))!;

        Assert.Equal((4, 1), (sent, waiting));
        Assert.Equal(
            ["digest-2026-11-25-nok", "digest-2026-11-25-somchai", "digest-2026-11-24-nok"], latest.Select(m => m.Key));
    }

    [Fact]
    public async Task The_same_happenings_are_told_in_the_same_order_however_they_came()
    {
        await house.SettleAsync();
        string[] tasks = ["d", "b", "a", "c"];
        foreach (var task in tasks)
        {
            await house.OpenTaskAsync(task, network: "900101", minute: 1);
        }

        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("late", "b", minute: 1));
        await SendAsync(StoreHouse.Today);

        Assert.Equal(
            [
                "01:00 Action Enrolled 500101",
                "01:00 Action Enrolled 500102",
                "01:00 Action Enrolled 900101",
                "01:01 Action Opened a",
                "01:01 Action Opened b",
                "01:01 Action Submitted b",
                "01:01 Action Opened c",
                "01:01 Action Opened d",
                "01:01 Notice Opened a yo",
                "01:01 Notice Opened b yo",
                "01:01 Notice ReviewWaiting b province-90",
                "01:01 Notice Opened c yo",
                "01:01 Notice Opened d yo",
                "02:00 Message 1 digest-2026-11-24-province-90 province-90",
                "02:00 Message 3 digest-2026-11-24-yo yo",
            ],
            (await house.EntriesAsync()).Where(
                h => !h.Contains("Appointed", StringComparison.Ordinal)
                    && !h.Contains("Imported", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_read_while_others_write_is_of_one_moment()
    {
        await house.SettleAsync();
        var work = Enumerable.Range(0, 20).Select(OpenManyAsync).ToList();

        while (!work.TrueForAll(w => w.IsCompleted))
        {
            var entries = await house.EntriesAsync();

            Assert.Equal(
                2 * entries.Count(h => h.Contains("Action Opened", StringComparison.Ordinal)),
                entries.Count(h => h.Contains("Notice Opened", StringComparison.Ordinal)));
        }

        await Task.WhenAll(work);

        async Task OpenManyAsync(int who)
        {
            for (var i = 0; i < 20; i++)
            {
                await house.OpenTaskAsync($"task-{who}-{i}");
            }
        }
    }

    private async Task StandAsync(
        string id, WorkTaskStatus status, int step, DateOnly? dueOn = null, string network = "500101")
    {
        await house.OpenTaskAsync(id, network, step, dueOn);
        foreach (var action in TaskActions.WayTo(status))
        {
            await house.DoAsync(action, StoreHouse.Command($"{id}-{action}", id, minute: 1));
        }
    }

    private async Task SendAsync(DateOnly day)
    {
        var digests = await house.BundleAsync(day, StoreHouse.Now.AddDays(1));
        foreach (var digest in digests)
        {
            await house.NoteAsync(digest.MessageKey, at: StoreHouse.Now.AddHours(1));
        }
    }

    public sealed class InMemory() : ProgressReaderTests(StoreHouse.InMemory());

    public sealed class InAFolder() : ProgressReaderTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : ProgressReaderTests(StoreHouse.On(server));
}
