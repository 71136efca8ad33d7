using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Privacy;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Who asks to have their data corrected or erased is answered by somebody else in thirty days.</summary>
public sealed class PrivacyRequestTests : IAsyncLifetime
{
    private static readonly PersonId Nok = new("nok");

    private static readonly Viewer Staff = Being("dao", Role.ProgrammeStaff);

    private readonly StoreHouse _house = StoreHouse.InAFolder();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _house.SettleAsync();
        Assert.Equal(
            CommandResult.Done,
            await _house.People.AppointAsync(
                new CommandId("staff"), Staff.Appointments[0], Actor.Operator, StoreHouse.Now, Stop));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_request_waits_before_those_who_decide_with_its_last_day()
    {
        Assert.Equal(CommandResult.Done, await AskAsync("ask", PrivacyRequestKind.Correct));

        var request = Assert.Single((await _house.Requests.WaitingAsync(Staff, Stop))!);

        Assert.Equal((Nok, StoreHouse.Today.AddDays(30)), (request.Person, request.AnswerBy));
        Assert.Null(await _house.Requests.WaitingAsync(Being("yo", Role.Coordinator), Stop));
        Assert.Null(await _house.Requests.FindAsync(Being("yo", Role.Coordinator), request.Id, Stop));
    }

    [Fact]
    public async Task The_same_is_asked_once_and_not_without_words()
    {
        Assert.Equal(
            CommandResult.Refused(Refusal.ReasonMissing), await AskAsync("none", PrivacyRequestKind.Correct, " "));
        await AskAsync("ask", PrivacyRequestKind.Correct);

        Assert.Equal(
            CommandResult.Refused(Refusal.AskedAlready), await AskAsync("again", PrivacyRequestKind.Correct));
        Assert.Equal(CommandResult.Done, await AskAsync("other", PrivacyRequestKind.Erase));
    }

    [Theory]
    [InlineData("yo", Role.Coordinator, Refusal.NotYourRole)]
    [InlineData("nok", Role.ProgrammeStaff, Refusal.OwnData)]
    public async Task Nobody_decides_without_the_role_or_on_their_own(string person, Role role, Refusal why)
    {
        await AskAsync("ask", PrivacyRequestKind.Correct);
        await _house.People.AppointAsync(
            new CommandId("appoint"), Being(person, role).Appointments[0], Actor.Operator, StoreHouse.Now, Stop);

        Assert.Equal(CommandResult.Forbidden(why), await DecideAsync("no", "ask", person, isGranted: true));
    }

    [Fact]
    public async Task It_is_decided_once_with_a_reason_that_whoever_asked_reads()
    {
        await AskAsync("ask", PrivacyRequestKind.Correct);
        Assert.Equal(
            CommandResult.Refused(Refusal.ReasonMissing), await DecideAsync("no", "ask", "dao", false, reason: ""));

        Assert.Equal(CommandResult.Done, await DecideAsync("yes", "ask", "dao", isGranted: true));

        var own = Assert.Single(await _house.Requests.OwnAsync(Being("nok", Role.Coordinator), Stop));
        Assert.Equal((true, "done"), (own.Decision!.IsGranted, own.Decision.Reason));
        Assert.Equal(
            CommandResult.Refused(Refusal.DecidedAlready), await DecideAsync("twice", "ask", "dao", isGranted: false));
    }

    [Fact]
    public async Task Whoever_holds_a_post_is_not_erased_and_afterwards_everything_goes()
    {
        await AskAsync("ask", PrivacyRequestKind.Erase);
        await _house.Sessions.BeginAsync(Nok, StoreHouse.Now, Stop);
        Assert.Equal(
            CommandResult.Refused(Refusal.StillAppointed), await DecideAsync("early", "ask", "dao", isGranted: true));
        await _house.People.DismissAsync(
            new CommandId("dismiss"),
            SmallRoster.Is("nok", Role.Coordinator, "500101"),
            Actor.Operator,
            StoreHouse.Now,
            Stop);

        Assert.Equal(CommandResult.Done, await DecideAsync("yes", "ask", "dao", isGranted: true));

        Assert.Equal(["||"], _house.Ask("SELECT Name || '|' || coalesce(Email, '') || '|' || coalesce(Phone, '') "
            + "FROM people WHERE Id = 'nok'"));
        Assert.Equal([""], _house.Ask("SELECT Words FROM privacy_requests"));
        Assert.Equal(["0"], _house.Ask("SELECT count(*) FROM sessions WHERE EndedAt IS NULL"));
    }

    private static Viewer Being(string person, Role role) => new(
        Actor.Person(new PersonId(person)),
        [SmallRoster.Is(person, role, role == Role.Coordinator ? "900101" : Appointment.Everywhere)]);

    private Task<CommandResult> AskAsync(string id, PrivacyRequestKind kind, string words = "my name is wrong") =>
        _house.RequestDesk.AskAsync(
            new PrivacyQuestion(new CommandId(id), kind, words, Actor.Person(Nok), StoreHouse.Now), Stop);

    private Task<CommandResult> DecideAsync(
        string id, string request, string person, bool isGranted, string reason = "done") =>
        _house.RequestDesk.DecideAsync(
            new PrivacyAnswer(
                new CommandId(id),
                new CommandId(request),
                isGranted,
                reason,
                Actor.Person(new PersonId(person)),
                StoreHouse.Now),
            Stop);
}
