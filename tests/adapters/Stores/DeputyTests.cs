using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>One deputy and one period of absence a person; whose turn it is follows, and so do reminders.</summary>
public abstract class DeputyTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = StoreHouse.Now;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task While_a_holder_is_away_it_is_the_turn_of_the_deputy_whom_they_named()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(network: SmallRoster.DoiSuthep.Code.Value);
        var holder = Assert.Single(await TurnAsync());
        var deputy = SmallRoster.Whole.Appointments
            .First(a => a.Role == Role.ProvincialCoordinator && a.Scope == "50").PersonId;

        Assert.Equal(CommandResult.Done, await NameAsync("1", holder, deputy));
        Assert.Equal([holder], await TurnAsync());
        await AwayAsync("2", holder, 0, 5);
        Assert.Equal([deputy], await TurnAsync());
        await house.Leaves.EndAsync(new CommandId("3"), holder, Actor.Person(holder), Now, Stop);
        Assert.Equal([holder], await TurnAsync());
    }

    [Fact]
    public async Task Another_period_or_deputy_takes_the_place_of_the_one_before()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(network: SmallRoster.DoiSuthep.Code.Value);
        var holder = Assert.Single(await TurnAsync());
        var deputy = SmallRoster.Whole.Appointments
            .First(a => a.Role == Role.ProvincialCoordinator && a.Scope == "50").PersonId;
        await NameAsync("1", holder, deputy);
        await AwayAsync("2", holder, 1, 5);
        await AwayAsync("3", holder, 10, 12);

        Assert.Single(house.Ask("SELECT * FROM leaves"));
        Assert.Equal(CommandResult.Done, await NameAsync("4", holder, null));
        Assert.Equal(["0"], house.Ask(
            $"SELECT count(*) FROM appointments WHERE \"PersonId\" = '{deputy}' AND \"Role\" = 0"));
    }

    [Fact]
    public async Task Each_names_their_own_deputy_and_nobody_for_another()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(network: SmallRoster.DoiSuthep.Code.Value);
        var holder = Assert.Single(await TurnAsync());
        var other = SmallRoster.Whole.Appointments.First(a => a.PersonId != holder).PersonId;

        Assert.Equal(
            CommandResult.Forbidden(Refusal.NotYourRole),
            await house.People.NameDeputyAsync(
                new CommandId("1"), holder, other, Actor.Person(other), Now, Stop));
        Assert.Equal(CommandResult.Unknown, await NameAsync("2", holder, holder));
    }

    private Task<CommandResult> NameAsync(string id, PersonId person, PersonId? deputy) =>
        house.People.NameDeputyAsync(new CommandId(id), person, deputy, Actor.Person(person), Now, Stop);

    private Task<CommandResult> AwayAsync(string id, PersonId person, int from, int to) => house.Leaves.TakeAsync(
        new CommandId(id),
        new Leave(person, StoreHouse.Today.AddDays(from), StoreHouse.Today.AddDays(to)),
        Actor.Person(person),
        Now,
        Stop);

    private async Task<IReadOnlyList<PersonId>> TurnAsync()
    {
        var task = new TaskId("task");
        var turns = await house.Simulation.TurnsAsync(
            new Dictionary<TaskId, Permission> { [task] = Permission.HandIn }, StoreHouse.Today, Stop);
        return turns[task];
    }

    public sealed class InAFolder() : DeputyTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : DeputyTests(StoreHouse.On(server));
}
