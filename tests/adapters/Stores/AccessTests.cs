using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>No command passes without its permission.</summary>
public abstract class AccessTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly ProgrammeDefinition CleanWater = ProgrammeReader.ReadFile(
        Path.Combine(House.Root, "tests", "adapters", "Programmes", "small.yaml")).Definition!;

    private static readonly Dictionary<TaskAction, string[]> WhoMay = new()
    {
        [TaskAction.Submit] = ["nok", "somchai"],
        [TaskAction.Accept] = ["province-50"],
        [TaskAction.Return] = ["province-50"],
        [TaskAction.Extend] = ["office-north"],
        [TaskAction.Waive] = ["office-north"],
        [TaskAction.Lapse] = [],
        [TaskAction.AskForTime] = ["nok", "somchai"],
        [TaskAction.AskForWaiver] = ["nok", "somchai"],
        [TaskAction.RefuseTime] = ["office-north"],
        [TaskAction.RefuseWaiver] = ["office-north"],
    };

    public static TheoryData<TaskAction> EveryAction => [.. Enum.GetValues<TaskAction>()];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task Nobody_else_does_anything_and_nothing_changes(TaskAction action)
    {
        await BeginAsync(action);
        var before = await house.EverythingAsync();
        var others = SmallRoster.Whole.People.Select(p => p.Id).Append(new PersonId("stranger"))
            .Except(WhoMay[action].Select(p => new PersonId(p)))
            .Select(Actor.Person)
            .Concat(action == TaskAction.Lapse ? [Actor.Operator] : [Actor.Operator, Actor.Programme]);

        foreach (var actor in others)
        {
            var result = await DoAsync(action, actor);
            Assert.True(result.Outcome == CommandOutcome.Forbidden, $"{actor.Id} may {action}: {result}");
        }

        Assert.Equal(before, await house.EverythingAsync());
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task The_one_who_may_does_it(TaskAction action)
    {
        await BeginAsync(action);
        var actor = WhoMay[action] is [var first, ..] ? Actor.Person(new PersonId(first)) : Actor.Programme;

        Assert.Equal(CommandResult.Done, await DoAsync(action, actor));
    }

    [Fact]
    public async Task Who_reviews_is_what_the_version_of_the_task_says()
    {
        var byRegion = CleanWater with { Version = "2", Review = CleanWater.Review with { By = Role.RegionalOffice } };
        await house.SettleAsync();
        await house.Library.KeepAsync(CleanWater, Stop);
        await house.Library.KeepAsync(byRegion, Stop);
        await house.OpenTaskAsync("old");
        await house.OpenTaskAsync("new", version: "2");
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("s-1", "old", minute: 1));
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("s-2", "new", minute: 1));

        Assert.Equal(
            ["01:01 Notice ReviewWaiting new office-north", "01:01 Notice ReviewWaiting old province-50"],
            (await house.EntriesAsync()).Where(h => h.Contains("ReviewWaiting", StringComparison.Ordinal)));
        Assert.Equal(
            CommandResult.Forbidden(Refusal.NotYourRole),
            await house.DoAsync(TaskAction.Accept, StoreHouse.Command("a-1", "new", "province-50")));
        Assert.Equal(
            CommandResult.Done,
            await house.DoAsync(TaskAction.Accept, StoreHouse.Command("a-2", "new", "office-north")));
    }

    [Fact]
    public async Task What_a_reviewer_handed_in_goes_to_the_office_above()
    {
        await house.SettleAsync();
        await AppointAsync(SmallRoster.Is("province-50", Role.Coordinator, SmallRoster.BanMai.Code.Value));
        await house.OpenTaskAsync();
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("own", actor: "province-50", minute: 1));

        Assert.Equal(["office-north"], await CalledToReviewAsync("01:01"));
        Assert.Equal(
            CommandResult.Forbidden(Refusal.OwnWork),
            await house.DoAsync(TaskAction.Accept, StoreHouse.Command("self", actor: "province-50")));
        Assert.Equal(
            CommandResult.Done,
            await house.DoAsync(TaskAction.Accept, StoreHouse.Command("above", actor: "office-north")));
    }

    [Fact]
    public async Task While_the_reviewer_is_on_leave_the_deputy_is_called_and_later_the_region_too()
    {
        await house.SettleAsync();
        await AppointAsync(SmallRoster.Is("deputy", Role.ProvincialCoordinator, "50") with { IsDeputy = true });
        await LeaveAsync("province-50", StoreHouse.Today, StoreHouse.Today.AddDays(30));
        await house.OpenTaskAsync();
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in", minute: 1));
        Assert.Equal(["deputy"], await CalledToReviewAsync("01:01"));
        Assert.Equal(
            CommandResult.Forbidden(Refusal.NotYetYourTurn),
            await house.DoAsync(TaskAction.Accept, StoreHouse.Command("too-early", actor: "office-north")));

        await RemindReviewersAsync(StoreHouse.Now.AddDays(8).AddMinutes(5));

        Assert.Equal(["deputy", "office-north"], await CalledToReviewAsync("01:05"));
    }

    [Fact]
    public async Task When_the_reviewer_is_back_it_is_their_turn_again()
    {
        await house.SettleAsync();
        await AppointAsync(SmallRoster.Is("deputy", Role.ProvincialCoordinator, "50") with { IsDeputy = true });
        await LeaveAsync("province-50", StoreHouse.Today, StoreHouse.Today.AddDays(3));
        await house.OpenTaskAsync();
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in", minute: 1));

        await RemindReviewersAsync(StoreHouse.Now.AddDays(8).AddMinutes(5));

        Assert.Equal(["province-50"], await CalledToReviewAsync("01:05"));
    }

    [Fact]
    public async Task Where_the_post_is_vacant_nobody_is_called_before_the_review_period_has_passed()
    {
        await house.Directory.TakeInAsync(
            SmallRoster.Whole with
            {
                Appointments = [.. SmallRoster.Whole.Appointments.Where(a => a.Role != Role.ProvincialCoordinator)],
            },
            StoreHouse.Now,
            Actor.Operator,
            Stop);
        await house.OpenTaskAsync();
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in", minute: 1));
        Assert.Empty(await CalledToReviewAsync("01:01"));

        await RemindReviewersAsync(StoreHouse.Now.AddDays(8).AddMinutes(5));

        Assert.Equal(["office-north"], await CalledToReviewAsync("01:05"));
    }

    [Fact]
    public async Task A_role_in_another_programme_counts_for_nothing()
    {
        await house.SettleAsync();
        await AppointAsync(
            new Appointment(new PersonId("treasurer"), Role.Coordinator, SmallRoster.BanMai.Code.Value, "fund"));
        await house.OpenTaskAsync();

        Assert.Equal(
            CommandResult.Forbidden(Refusal.NotYourProgramme),
            await house.DoAsync(TaskAction.Submit, StoreHouse.Command("now", actor: "treasurer")));
    }

    [Fact]
    public async Task Everybody_says_of_themselves_that_they_are_on_leave_and_the_operator_of_everybody()
    {
        await house.SettleAsync();
        var leave = new Leave(new PersonId("nok"), StoreHouse.Today, StoreHouse.Today.AddDays(2));

        Assert.Equal(CommandResult.Done, await TakeAsync("1", leave, Actor.Person(new PersonId("nok"))));
        Assert.Equal(CommandResult.Done, await TakeAsync("2", leave with { To = leave.From }, Actor.Operator));
        Assert.Equal(
            CommandResult.Forbidden(Refusal.OnlyTheOperator),
            await TakeAsync("3", leave, Actor.Person(new PersonId("dao"))));
        Assert.Equal(
            CommandResult.Refused(Refusal.DaysTheWrongWayRound),
            await TakeAsync("4", leave with { To = leave.From.AddDays(-1) }, Actor.Person(new PersonId("nok"))));
        Assert.Equal(
            CommandResult.Unknown, await TakeAsync(
                "5", leave with { PersonId = new PersonId("nobody") }, Actor.Operator));
        Assert.Equal(
            ["01:00 Action OnLeave nok", "01:00 Action OnLeave nok"],
            (await house.EntriesAsync()).Where(h => h.Contains("OnLeave", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Only_the_operator_takes_networks_and_people_in()
    {
        await house.SettleAsync();
        var before = await house.EverythingAsync();
        var intruder = SmallRoster.Is("nok", Role.RegionalOffice, "north");

        foreach (var actor in
            (Actor[])[Actor.Person(new PersonId("nok")), Actor.Person(new PersonId("office-north")), Actor.Programme])
        {
            var changes = await house.Directory.TakeInAsync(
                new Roster([], [SmallRoster.Of("new")], [intruder], []), StoreHouse.Now, actor, Stop);
            Assert.Equal((Refusal.OnlyTheOperator, true), (changes.Forbidden, changes.IsNothing));
        }

        Assert.Equal(before, await house.EverythingAsync());
    }

    [Theory]
    [InlineData("programme")]
    [InlineData("operator")]
    public async Task Nobody_is_taken_in_under_a_name_of_the_systems(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => house.Directory.TakeInAsync(
            new Roster([], [SmallRoster.Of(id)], [], []), StoreHouse.Now, Actor.Operator, Stop));

        Assert.Empty(await house.EverythingAsync());
    }

    private async Task BeginAsync(TaskAction action)
    {
        await house.SettleAsync();
        await house.Library.KeepAsync(CleanWater, Stop);
        await house.OpenTaskAsync();
        if (action is TaskAction.Accept or TaskAction.Return)
        {
            Assert.Equal(
                CommandResult.Done, await house.DoAsync(TaskAction.Submit, StoreHouse.Command("handed-in")));
        }

        if (TaskActions.AskedBefore(action) is { } asked)
        {
            Assert.Equal(CommandResult.Done, await house.DoAsync(asked, StoreHouse.Command("asked")));
        }
    }

    private Task<CommandResult> DoAsync(TaskAction action, Actor actor) => house.Desk.DoAsync(
        new TaskCommand(new CommandId("now"), new TaskId("task"), action, actor, StoreHouse.Now.AddMinutes(7))
        {
            Answers = FormAnswers.None,
            Reason = "-",
            NewDueOn = action is TaskAction.Extend or TaskAction.AskForTime ? StoreHouse.DueOn.AddDays(1) : null,
        },
        Stop);

    private Task<RosterChanges> AppointAsync(Appointment appointment) => house.Directory.TakeInAsync(
        new Roster([], [SmallRoster.Of(appointment.PersonId.Value)], [appointment], []),
        StoreHouse.Now,
        Actor.Operator,
        Stop);

    private async Task LeaveAsync(string person, DateOnly from, DateOnly to) => Assert.Equal(
        CommandResult.Done, await TakeAsync(
            $"leave-{person}", new Leave(new PersonId(person), from, to), Actor.Person(new PersonId(person))));

    private Task<CommandResult> TakeAsync(string id, Leave leave, Actor actor) =>
        house.Leaves.TakeAsync(new CommandId(id), leave, actor, StoreHouse.Now, Stop);

    private Task RemindReviewersAsync(DateTimeOffset at) => house.Board.QueueAsync(
        new NoticeRequest(
            "reminder", new TaskId("task"), NoticeKind.ReviewWaiting, [Role.ProvincialCoordinator], at), Stop);

    private async Task<List<string>> CalledToReviewAsync(string at) =>
    [
        .. (await house.EntriesAsync())
            .Where(h => h.StartsWith($"{at} Notice ReviewWaiting", StringComparison.Ordinal))
            .Select(h => h.Split(' ')[^1]),
    ];

    public sealed class InMemory() : AccessTests(StoreHouse.InMemory());

    public sealed class OnAServer(DatabaseServer server) : AccessTests(StoreHouse.On(server));
}
