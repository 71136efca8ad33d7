using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.SignIn;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Who cannot sign in is helped by the office above, and everybody concerned hears of it.</summary>
public abstract class AccountDeskTests(StoreHouse house) : IAsyncDisposable
{
    private const string Old = "daw@example.org";
    private const string New = "daw-new@example.org";

    private static readonly PersonId Daw = new("p-daw");
    private static readonly Actor Province = Actor.Person(new PersonId("p-province"));
    private static readonly Actor Elsewhere = Actor.Person(new PersonId("p-elsewhere"));
    private static readonly DateTimeOffset Now = StoreHouse.Now;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_changed_address_ends_sessions_and_codes_and_both_addresses_are_told()
    {
        await SettleAsync();
        var session = await house.Sessions.BeginAsync(Daw, Now, Stop);
        await AskAsync(Old);
        var code = Assert.Single(await house.SignInPost.TakeAsync(Now, Stop));

        Assert.Equal(CommandResult.Done, await ChangeAsync("1", New, "ลืมรหัสผ่านอีเมล"));

        Assert.Null(await house.Sessions.FindAsync(session.Token, Now, Stop));
        Assert.NotEqual(
            SignInOutcome.Entered, (await house.SignIns.FollowAsync(code.Link, false, Now, Stop)).Outcome);
        var letters = await house.AccountPost.TakeAsync(Now, Stop);
        Assert.Equal(
            [(AccountLetterKind.AddressLeft, Old), (AccountLetterKind.AddressTaken, New)],
            letters.Select(l => (l.Kind, l.To.Email!)).Order());
        Assert.Equal(
            ["p-province | AddressChanged | ลืมรหัสผ่านอีเมล"],
            house.Ask(
                "SELECT \"Actor\", \"Action\", \"Reason\" FROM audit WHERE \"Subject\" = 'p-daw' "
                + "AND \"Actor\" = 'p-province'"));
    }

    [Fact]
    public async Task An_address_stands_with_a_letter_only_until_it_was_written_to()
    {
        await SettleAsync();
        await ChangeAsync("1", New, "ย้าย");
        foreach (var letter in await house.AccountPost.TakeAsync(Now, Stop))
        {
            await house.AccountPost.NoteAsync(letter.Id, Now, Stop);
        }

        Assert.Empty(await house.AccountPost.TakeAsync(Now.AddDays(1), Stop));
        Assert.DoesNotContain(
            "@", string.Join('\n', house.Ask("SELECT * FROM account_letters")), StringComparison.Ordinal);
        Assert.DoesNotContain("@", string.Join('\n', house.Ask("SELECT * FROM audit")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_by_telephone_lets_in_once_whoever_asked_with_the_address()
    {
        await SettleAsync();
        var given = await GiveCodeAsync("1");
        var browser = await AskAsync(Old);
        var foreign = await AskAsync("somebody@example.org");

        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(foreign, given.Secret!)).Outcome);
        var answer = await TryAsync(browser, given.Secret!);

        Assert.Equal((SignInOutcome.Entered, Daw), (answer.Outcome, answer.Session!.Person));
        Assert.Equal("/tasks", answer.Back);
        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(await AskAsync(Old), given.Secret!)).Outcome);
    }

    [Fact]
    public async Task A_code_by_telephone_is_tried_five_times_by_whomever_and_lasts_a_quarter_of_an_hour()
    {
        await SettleAsync();
        var given = await GiveCodeAsync("1");
        var wrong = given.Secret == "123456" ? "654321" : "123456";
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(await AskAsync(Old), wrong);
        }

        Assert.Equal(SignInOutcome.Wrong, (await TryAsync(await AskAsync(Old), given.Secret!)).Outcome);
        var late = await GiveCodeAsync("2");
        Assert.Equal(
            SignInOutcome.Wrong, (await TryAsync(await AskAsync(Old, 15), late.Secret!, minute: 15)).Outcome);
    }

    [Fact]
    public async Task A_new_code_by_telephone_ends_the_one_before_and_none_stands_in_the_store()
    {
        await SettleAsync();
        var first = await GiveCodeAsync("1");
        var second = await GiveCodeAsync("2");

        Assert.DoesNotContain(
            second.Secret!, string.Join('\n', house.Ask("SELECT * FROM sign_ins")), StringComparison.Ordinal);
        Assert.Null((await GiveCodeAsync("2")).Secret);
        if (first.Secret != second.Secret)
        {
            Assert.Equal(SignInOutcome.Wrong, (await TryAsync(await AskAsync(Old), first.Secret!)).Outcome);
        }

        Assert.Equal(SignInOutcome.Entered, (await TryAsync(await AskAsync(Old), second.Secret!)).Outcome);
    }

    [Fact]
    public async Task Nobody_helps_without_a_reason_outside_their_area_or_themselves()
    {
        await SettleAsync();

        Assert.Equal(CommandResult.Refused(Refusal.ReasonMissing), await ChangeAsync("1", New, " "));
        Assert.Equal(CommandResult.Refused(Refusal.AddressUnreadable), await ChangeAsync("1", "daw", "ย้าย"));
        Assert.Equal(CommandResult.Forbidden(Refusal.NotYourPlace), await ChangeAsync("1", New, "ย้าย", Elsewhere));
        Assert.Equal(
            CommandResult.Forbidden(Refusal.OwnAccount),
            await house.Accounts.ChangeAddressAsync(
                new CommandId("1"), Province.Who!.Value, New, "ย้าย", Province, Now, Stop));
        Assert.Equal(
            CommandResult.Forbidden(Refusal.NotYourRole),
            (await house.Accounts.GiveCodeAsync(
                new CommandId("1"), Daw, "ย้าย", Actor.Person(new PersonId("p-two")), Now, Stop)).Result);
        Assert.Empty(await house.AccountPost.TakeAsync(Now, Stop));
    }

    [Fact]
    public async Task A_link_lets_in_once_within_the_hour()
    {
        await SettleAsync();
        var owner = Actor.OperatorAs("somchai");
        var first = await house.Accounts.GiveLinkAsync(new CommandId("1"), Daw, "แรกเข้า", owner, Now, Stop);
        var second = await house.Accounts.GiveLinkAsync(new CommandId("2"), Daw, "แรกเข้า", owner, Now, Stop);

        Assert.NotEqual(SignInOutcome.Entered, (await FollowAsync(first.Secret!, 1)).Outcome);
        Assert.Equal(SignInOutcome.Expired, (await FollowAsync(second.Secret!, 60)).Outcome);
        Assert.Equal(SignInOutcome.Entered, (await FollowAsync(second.Secret!, 59)).Outcome);
        Assert.NotEqual(SignInOutcome.Entered, (await FollowAsync(second.Secret!, 59)).Outcome);
    }

    [Fact]
    public async Task Each_sees_those_whom_they_may_help_and_administrators_everybody()
    {
        await SettleAsync();

        Assert.Equal(["p-daw", "p-two"], await SeenAsync("p-province"));
        Assert.Equal([], await SeenAsync("p-elsewhere"));
        Assert.Equal([], await SeenAsync("p-daw"));
        var all = await house.Roster.ListAsync(new Viewer(Actor.Operator, []), null, 100, Stop);
        Assert.Contains(all, p => p.Person.Id == Province.Who);
    }

    private async Task<IEnumerable<string>> SeenAsync(string person)
    {
        var known = await house.Persons.FindAsync(new PersonId(person), Stop);
        return (await house.Roster.ListAsync(known!.Viewer, null, 100, Stop))
            .Select(p => p.Person.Id.Value).Where(i => i.StartsWith("p-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private async Task SettleAsync()
    {
        Network[] networks = [NetworkOf("500101", "50", "north"), NetworkOf("900101", "90", "south")];
        Person[] people =
        [
            PersonOf("p-daw", Old), PersonOf("p-two", "two@example.org"),
            PersonOf("p-province", "province@example.org"), PersonOf("p-elsewhere", "elsewhere@example.org"),
        ];
        Appointment[] appointments =
        [
            Is("p-daw", Role.Coordinator, "500101"), Is("p-two", Role.Coordinator, "500101"),
            Is("p-province", Role.ProvincialCoordinator, "50"), Is("p-elsewhere", Role.ProvincialCoordinator, "90"),
        ];
        await house.Directory.TakeInAsync(
            new Roster(networks, people, appointments, []), Now, Actor.Operator, Stop);
    }

    private static Network NetworkOf(string code, string province, string office) =>
        new(new NetworkCode(code), code, code, province, province, office);

    private static Person PersonOf(string id, string email) => new(new PersonId(id), id, email, Language.Th);

    private static Appointment Is(string person, Role role, string scope) =>
        new(new PersonId(person), role, scope, SmallRoster.Programme);

    private async Task<string> AskAsync(string address, int minute = 0) => (await house.SignIns.AskAsync(
        new SignInRequest(
            EmailAddress.Read(address)!, Language.Th, "192.0.2.1", null, "/tasks", Now.AddMinutes(minute)),
        Stop))!;

    private Task<SignInAnswer> TryAsync(string browser, string code, int minute = 0) =>
        house.SignIns.TryAsync(browser, code, false, Now.AddMinutes(minute), Stop);

    private Task<SignInAnswer> FollowAsync(string link, int minute) =>
        house.SignIns.FollowAsync(link, false, Now.AddMinutes(minute), Stop);

    private Task<CommandResult> ChangeAsync(string id, string address, string reason, Actor? actor = null) =>
        house.Accounts.ChangeAddressAsync(new CommandId(id), Daw, address, reason, actor ?? Province, Now, Stop);

    private Task<GivenSecret> GiveCodeAsync(string id) =>
        house.Accounts.GiveCodeAsync(new CommandId(id), Daw, "โทรศัพท์มาขอ", Province, Now, Stop);

    public sealed class InAFolder() : AccountDeskTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : AccountDeskTests(StoreHouse.On(server));
}
