using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Adapters.Programmes;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>A red risk that is handed in, who is told of it, and who says what was done.</summary>
public abstract class RedRiskTests(StoreHouse house) : IAsyncDisposable
{
    private const string Task = "sources";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => StoreHouse.Now.AddMinutes(5);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task A_message_that_is_noted_is_not_given_again_and_one_that_is_not_is()
    {
        await RedAsync();

        Assert.Equal(["office-north", "province-50"], await TakeAsync());
        Assert.Equal(["office-north", "province-50"], await TakeAsync());

        await house.NoteAsync("red-red-office-north");
        Assert.Equal(["province-50"], await TakeAsync());
        await house.NoteAsync("red-red-province-50", CarrierVerdict.Bounced);
        Assert.Empty(await TakeAsync());
    }

    [Fact]
    public async Task What_is_sent_again_goes_out_with_what_waited_for_its_channel()
    {
        await RedAsync();
        await TakeAsync();
        await house.NoteAsync("red-red-province-50", CarrierVerdict.Unknown);
        Assert.Empty(await WaitingMessagesAsync());
        await house.NoteAsync("red-red-office-north", CarrierVerdict.ChannelRefused);
        Assert.Equal([("office-north", false)], await WaitingMessagesAsync());
        Assert.Empty(await WaitingMessagesAsync(days: 8));

        Assert.Equal(CommandResult.Done, await SendAgainAsync("one"));

        Assert.Equal([("office-north", false), ("province-50", true)], await WaitingMessagesAsync());
        await house.OpenChannelAsync(StoreHouse.OwnChannel);
        await house.NoteAsync("red-red-province-50", CarrierVerdict.Unknown);
        Assert.Equal(CommandResult.Refused(Refusal.UrgentMessageTooOld), await SendAgainAsync("late", days: 8));
        await AnswerAsync("answer", "province-50");
        Assert.Equal(CommandResult.Refused(Refusal.AnsweredAlready), await SendAgainAsync("two"));
    }

    [Fact]
    public async Task Who_is_told_is_decided_once_also_when_others_are_appointed_meanwhile()
    {
        await RedAsync();
        await TakeAsync();
        await AppointAsync("second", Role.RegionalOffice, "north");

        Assert.Equal(["office-north", "province-50"], await TakeAsync());
    }

    [Fact]
    public async Task A_deputy_is_told_in_the_place_of_an_absent_holder()
    {
        await BeginAsync();
        await AppointAsync("deputy", Role.ProvincialCoordinator, "50", isDeputy: true);
        await LeaveAsync("province-50");
        await HandInAsync("red", RiskColours.Red);

        Assert.Equal(["deputy", "office-north"], await TakeAsync());
    }

    [Fact]
    public async Task Whoever_is_away_without_a_deputy_is_told_all_the_same()
    {
        await BeginAsync();
        await LeaveAsync("province-50");
        await HandInAsync("red", RiskColours.Red);

        Assert.Equal(["office-north", "province-50"], await TakeAsync());
    }

    [Fact]
    public async Task Somebody_who_holds_both_posts_is_told_once()
    {
        await BeginAsync();
        await AppointAsync("province-50", Role.RegionalOffice, "north");
        await HandInAsync("red", RiskColours.Red);

        Assert.Equal(["office-north", "province-50"], await TakeAsync());
    }

    [Fact]
    public async Task Messages_about_red_risks_are_none_of_the_mornings()
    {
        await RedAsync();
        await TakeAsync();

        var digests = await house.BundleAsync(StoreHouse.Today, Now.AddHours(1));

        Assert.All(digests, d => Assert.StartsWith("digest-", d.MessageKey, StringComparison.Ordinal));
        Assert.Contains(digests, d => d.To.Id.Value == "province-50");
        Assert.Equal(["office-north", "province-50"], await TakeAsync());
    }

    [Fact]
    public async Task Another_colour_is_no_red_risk()
    {
        await BeginAsync();
        await HandInAsync("yellow", RiskColours.Yellow);

        Assert.Empty(house.Ask("SELECT \"HandIn\" FROM red_risks"));
        Assert.False(StoreHouse.HappeningOf(Assert.Single(await house.TaskEventsAsync())).HoldsRed);
    }

    [Fact]
    public async Task Those_above_the_network_see_it_and_nobody_else()
    {
        await RedAsync();

        foreach (var person in SmallRoster.Whole.People.Select(p => p.Id.Value))
        {
            var isTheirs = person is "province-50" or "office-north";
            var viewer = await ViewerAsync(person);
            Assert.Equal(
                isTheirs ? ["red"] : [],
                (await house.RedRisks.UnansweredAsync(viewer, Now, Stop)).Select(r => r.HandIn.Value));
            var sight = await house.RedRisks.FindAsync(viewer, new CommandId("red"), Now, Stop);
            Assert.Equal((true, isTheirs), (sight.Exists, sight.Risk is not null));
        }
    }

    [Theory]
    [InlineData("nok", Refusal.OwnWork)]
    [InlineData("somchai", Refusal.NotYourRole)]
    [InlineData("province-90", Refusal.NotYourPlace)]
    [InlineData("office-south", Refusal.NotYourPlace)]
    public async Task Nobody_else_says_what_was_done(string person, Refusal why)
    {
        await RedAsync();

        Assert.Equal(CommandResult.Forbidden(why), await AnswerAsync("answer", person));
        Assert.Equal(["red"], await WaitingAsync());
    }

    [Fact]
    public async Task An_answer_says_something_and_stands_on_the_audit_trail()
    {
        await RedAsync();

        Assert.Equal(CommandResult.Refused(Refusal.ReasonMissing), await AnswerAsync("empty", "province-50", " "));
        Assert.Equal(CommandResult.Done, await AnswerAsync("answer", "province-50"));
        Assert.Equal(CommandResult.Done, await AnswerAsync("answer", "province-50"));

        Assert.Equal(
            ["province-50 | red-red | 1 unanswered | answered | ลงพื้นที่แล้ว"],
            house.Ask("SELECT \"Actor\", \"Subject\", \"Before\", \"After\", \"Reason\" FROM audit "
                + "WHERE \"Action\" = 'RedAnswered'"));
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task What_is_red_again_after_a_return_stands_once_and_is_answered_with_what_it_was_before()
    {
        await RedAsync();
        Assert.Equal(
            CommandResult.Done, await house.DoAsync(TaskAction.Return, StoreHouse.Command("back", Task, minute: 6)));
        await HandInAsync("again", RiskColours.Red, minute: 7);
        Assert.Equal(["again"], await WaitingAsync());

        Assert.Equal(CommandResult.Done, await AnswerAsync("answer", "office-north", handIn: "again"));

        Assert.Empty(await WaitingAsync());
        Assert.Equal(
            CommandResult.Refused(Refusal.AnsweredAlready), await AnswerAsync("late", "province-50", handIn: "red"));
    }

    [Fact]
    public async Task What_does_not_exist_is_answered_by_nobody()
    {
        await RedAsync();

        Assert.Equal(CommandResult.Unknown, await AnswerAsync("answer", "province-50", handIn: "other"));
        Assert.False((await house.RedRisks.FindAsync(
            await ViewerAsync("province-50"), new CommandId("other"), Now, Stop)).Exists);
    }

    private async Task RedAsync()
    {
        await BeginAsync();
        await HandInAsync("red", RiskColours.Red);
    }

    private async Task BeginAsync()
    {
        var programme = ProgrammeReader.Read("rich.yaml", MistakenEdit.Rich).Definition!;
        await house.Library.KeepAsync(
            programme with
            {
                Id = SmallRoster.Programme,
                FiscalYear = SmallRoster.Year,
                Steps =
                [
                    .. programme.Steps.Select(s => s with
                    {
                        Tasks =
                        [
                            .. s.Tasks.Select(t => t with
                            {
                                Fields = [.. t.Fields.Select(f => f.Id == "quality" ? Coloured(f) : f)],
                            }),
                        ],
                    }),
                ],
            },
            Stop);
        await house.SettleAsync();
        await house.OpenTaskAsync(Task);
    }

    private static FieldDefinition Coloured(FieldDefinition field) =>
        field with { Kind = FieldKind.Risk, Choices = new Dictionary<string, LocalizedText>() };

    private async Task HandInAsync(string id, string colour, int minute = 5) => Assert.Equal(
        CommandResult.Done,
        await house.Desk.DoAsync(
            new TaskCommand(
                new CommandId(id),
                new TaskId(Task),
                TaskAction.Submit,
                Actor.Person(new PersonId("nok")),
                StoreHouse.Now.AddMinutes(minute))
            {
                Answers = FormAnswers.None
                    .With("quality", new FieldAnswer.Choice(colour))
                    .With("count", new FieldAnswer.Number(12)),
            },
            Stop));

    private Task<CommandResult> AnswerAsync(
        string id, string person, string done = "ลงพื้นที่แล้ว", string handIn = "red") =>
        house.RedRiskDesk.AnswerAsync(
            new RedRiskAnswer(
                new CommandId(id),
                new CommandId(handIn),
                done,
                Actor.Person(new PersonId(person)),
                Now.AddMinutes(10)),
            Stop);

    private async Task<IEnumerable<string>> TakeAsync() =>
        (await house.RedRiskPost.TakeAsync(new CommandId("red"), Now, Stop)).Select(m => m.To.Id.Value);

    private async Task<IEnumerable<(string, bool)>> WaitingMessagesAsync(int days = 0) =>
        (await house.RedRiskPost.WaitingAsync(Now.AddDays(days), 50, Stop))
            .Select(m => (m.To.Id.Value, m.MaybeSecond));

    private Task<CommandResult> SendAgainAsync(string id, int days = 0) => house.MessageDesk.SendAgainAsync(
        new SendAgain(
            new CommandId(id), "red-red-province-50", Actor.Person(new PersonId("office-north")), Now.AddDays(days)),
        Stop);

    private async Task<IEnumerable<string>> WaitingAsync() =>
        (await house.RedRisks.UnansweredAsync(await ViewerAsync("province-50"), Now, Stop))
            .Select(r => r.HandIn.Value);

    private async Task<Viewer> ViewerAsync(string person) =>
        (await house.Persons.FindAsync(new PersonId(person), Stop))!.Viewer;

    private async Task AppointAsync(string person, Role role, string scope, bool isDeputy = false) =>
        await house.Directory.TakeInAsync(
            new Roster(
                [],
                [SmallRoster.Of(person)],
                [SmallRoster.Is(person, role, scope) with { IsDeputy = isDeputy }],
                []),
            StoreHouse.Now,
            Actor.Operator,
            Stop);

    private async Task LeaveAsync(string person) => Assert.Equal(
        CommandResult.Done,
        await house.Leaves.TakeAsync(
            new CommandId($"leave-{person}"),
            new Leave(new PersonId(person), StoreHouse.Today, StoreHouse.Today),
            Actor.Operator,
            StoreHouse.Now,
            Stop));

    public sealed class InAFolder() : RedRiskTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : RedRiskTests(StoreHouse.On(server));
}
