using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

public abstract class PeopleDeskTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly Actor Owner = Actor.OperatorAs("somchai");

    private static readonly Person Dao = new(new PersonId("p-dao"), "ดาว ตัวอย่าง", "Dao@example.org", Language.Th);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Who_is_added_and_appointed_acts_at_once()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();

        Assert.Equal(CommandResult.Done, await AddAsync("1", Dao, Owner));
        Assert.Equal(CommandResult.Done, await AppointAsync("2", Coordinator(Dao.Id), Owner));
        Assert.Equal(
            CommandResult.Done,
            await house.DoAsync(TaskAction.Submit, StoreHouse.Command("3", actor: Dao.Id.Value)));
    }

    [Fact]
    public async Task Who_was_dismissed_acts_no_more()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        await AddAsync("1", Dao, Owner);
        await AppointAsync("2", Coordinator(Dao.Id), Owner);

        Assert.Equal(CommandResult.Done, await DismissAsync("3", Coordinator(Dao.Id), Owner));

        var result = await house.DoAsync(TaskAction.Submit, StoreHouse.Command("4", actor: Dao.Id.Value));
        Assert.Equal(CommandResult.Forbidden(Refusal.NotYourRole), result);
        Assert.Equal(
            CommandResult.Refused(Refusal.NotAppointed), await DismissAsync("5", Coordinator(Dao.Id), Owner));
    }

    [Fact]
    public async Task A_command_given_twice_is_done_once_and_says_who_and_what_but_no_name()
    {
        await house.SettleAsync();
        await AddAsync("1", Dao, Owner);
        await AddAsync("1", Dao, Owner);
        await AppointAsync("2", Coordinator(Dao.Id), Owner);
        await AppointAsync("2", Coordinator(Dao.Id), Owner);

        var entries = (await house.EntriesAsync()).Where(e => e.Contains("p-dao", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, entries.Count);
        var audit = house.Ask("SELECT \"Actor\", \"Action\", \"After\" FROM audit WHERE \"Subject\" = 'p-dao'");
        Assert.Equal(
            [
                "operator:somchai | Added | person",
                "operator:somchai | Appointed | Coordinator 500101, clean-water",
            ],
            audit.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Administrators_appoint_and_nobody_else_does()
    {
        await house.SettleAsync();
        await house.People.InstallAsync(new CommandId("1"), Dao, Owner, StoreHouse.Now, Stop);
        var administrator = Actor.Person(Dao.Id);

        foreach (var person in SmallRoster.Whole.People)
        {
            Assert.Equal(
                CommandResult.Forbidden(Refusal.OnlyAdministrators),
                await AppointAsync($"by-{person.Id}", Coordinator(Dao.Id), Actor.Person(person.Id)));
        }

        Assert.Equal(CommandResult.Done, await AppointAsync("2", Coordinator(Dao.Id), administrator));
    }

    [Fact]
    public async Task There_is_one_first_administrator_and_the_last_one_stays()
    {
        await house.SettleAsync();
        var other = Dao with { Id = new PersonId("p-other") };
        var all = new Appointment(Dao.Id, Role.Administrator, "*", "*");

        var results = await Task.WhenAll(
            house.People.InstallAsync(new CommandId("1"), Dao, Owner, StoreHouse.Now, Stop),
            house.People.InstallAsync(new CommandId("2"), other, Owner, StoreHouse.Now, Stop));

        Assert.Equal([CommandResult.Done, CommandResult.Refused(Refusal.AdministratorThere)], results);
        Assert.Equal(
            CommandResult.Refused(Refusal.LastAdministrator), await DismissAsync("3", all, Actor.Person(Dao.Id)));
        Assert.Equal(CommandResult.Done, await AddAsync("4", other, Actor.Person(Dao.Id)));
        Assert.Equal(
            CommandResult.Done, await AppointAsync("5", all with { PersonId = other.Id }, Actor.Person(Dao.Id)));

        // Both want to leave the other behind.
        var leaving = await Task.WhenAll(
            DismissAsync("6", all, Actor.Person(other.Id)),
            DismissAsync("7", all with { PersonId = other.Id }, Actor.Person(Dao.Id)));
        Assert.Single(leaving, CommandResult.Done);
    }

    [Theory]
    [InlineData(Role.Coordinator, "999999")]
    [InlineData(Role.ProvincialCoordinator, "99")]
    [InlineData(Role.RegionalOffice, "nowhere")]
    public async Task A_place_that_no_network_is_in_is_refused(Role role, string scope)
    {
        await house.SettleAsync();

        Assert.Equal(
            CommandResult.Refused(Refusal.NoSuchPlace),
            await AppointAsync("1", new Appointment(new PersonId("nok"), role, scope, SmallRoster.Programme), Owner));
    }

    [Fact]
    public async Task Nobody_is_appointed_who_is_not_known()
    {
        await house.SettleAsync();

        Assert.Equal(CommandResult.Unknown, await AppointAsync("1", Coordinator(new PersonId("nobody")), Owner));
        Assert.Equal(
            CommandResult.Refused(Refusal.KnownAlready),
            await AddAsync("2", Dao with { Id = new PersonId("nok") }, Owner));
    }

    private static Appointment Coordinator(PersonId person) =>
        new(person, Role.Coordinator, "500101", SmallRoster.Programme);

    private Task<CommandResult> AddAsync(string id, Person person, Actor actor) =>
        house.People.AddAsync(new CommandId(id), person, actor, StoreHouse.Now, Stop);

    private Task<CommandResult> AppointAsync(string id, Appointment appointment, Actor actor) =>
        house.People.AppointAsync(new CommandId(id), appointment, actor, StoreHouse.Now, Stop);

    private Task<CommandResult> DismissAsync(string id, Appointment appointment, Actor actor) =>
        house.People.DismissAsync(new CommandId(id), appointment, actor, StoreHouse.Now, Stop);

    public sealed class InAFolder() : PeopleDeskTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : PeopleDeskTests(StoreHouse.On(server));
}
