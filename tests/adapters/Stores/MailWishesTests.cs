using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Who wants no mails of a morning says so in the mail itself or in the settings; and when they may come.
/// </summary>
public abstract class MailWishesTests(StoreHouse house) : IAsyncDisposable
{
    private const string Stops =
        "SELECT \"Actor\", \"Subject\", \"Before\", \"After\" FROM audit WHERE \"Action\" = 'StoppedMails'";

    private static readonly PersonId Nok = new("nok");
    private static readonly Actor Herself = Actor.Person(Nok);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Everybody_gets_a_key_of_their_own_with_the_first_message_and_keeps_it()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        Assert.Empty(Keys());

        var first = await BundleAsync();
        await SendAsync(first.Keys);
        await house.OpenTaskAsync("later");
        var second = await BundleAsync(days: 1);

        Assert.Equal(["nok", "somchai"], first.Values.Select(k => k.Person).Order());
        Assert.Equal(2, first.Values.Select(k => k.Key).Distinct().Count());
        Assert.All(first.Values, k => Assert.Matches("^[A-Za-z0-9_-]{43}$", k.Key));
        Assert.Equal(first.Values.Order(), second.Values.Order());
        Assert.Equal(2, Keys().Count);
    }

    [Fact]
    public async Task A_key_stops_the_mails_of_its_person_once_and_the_audit_trail_names_them()
    {
        var key = await KeyAsync();
        Assert.Equal(
            new MailStop("n•••••k@example.org", Language.En, false), await house.MailStops.LookAsync(key, Stop));

        Assert.Equal(CommandResult.Done, await StopAsync("1", key));
        Assert.Equal(CommandResult.Done, await StopAsync("1", key));
        Assert.Equal(CommandResult.Done, await StopAsync("2", key));

        Assert.True((await house.MailStops.LookAsync(key, Stop))!.AreStopped);
        Assert.Equal(["nok | nok | sent | stopped"], house.Ask(Stops));
        Assert.True((await WishesOfAsync(Nok)).AreStopped);
        Assert.False((await WishesOfAsync(new PersonId("somchai"))).AreStopped);
    }

    [Fact]
    public async Task Who_wants_them_again_says_so_and_an_old_mail_stops_them_again()
    {
        var key = await KeyAsync();
        await StopAsync("1", key);

        Assert.Equal(CommandResult.Done, await ChooseAsync("2", MailWishes.Usual));
        Assert.False((await WishesOfAsync(Nok)).AreStopped);
        await StopAsync("3", key);

        Assert.True((await WishesOfAsync(Nok)).AreStopped);
        Assert.Equal(2, house.Ask(Stops).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nok")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0")]
    public async Task What_is_no_key_stops_nothing(string key)
    {
        await KeyAsync();
        var before = await house.EverythingAsync();

        Assert.Null(await house.MailStops.LookAsync(key, Stop));
        Assert.Equal(CommandResult.Unknown, await StopAsync("1", key));

        Assert.Equal(before, await house.EverythingAsync());
        Assert.Empty(house.Ask(Stops));
    }

    [Fact]
    public async Task Another_address_has_another_key_and_the_wish_stays()
    {
        var key = await KeyAsync();
        await StopAsync("1", key);
        var moved = SmallRoster.Of("nok", Language.En) with { Email = "nok-new@example.org" };
        await house.Directory.TakeInAsync(new Roster([], [moved], [], []), StoreHouse.Now, Actor.Operator, Stop);

        Assert.Null(await house.MailStops.LookAsync(key, Stop));
        Assert.True((await WishesOfAsync(Nok)).AreStopped);
        Assert.Equal(
            CommandResult.Done,
            await house.Accounts.ChangeAddressAsync(
                new CommandId("2"), new PersonId("somchai"), "s@example.org", "ย้าย", Actor.Operator, StoreHouse.Now,
                Stop));
        Assert.Empty(Keys());
    }

    [Fact]
    public async Task What_was_chosen_is_kept_and_the_usual_hours_are_kept_as_none()
    {
        await house.SettleAsync();
        Assert.Equal(MailWishes.Usual, await WishesOfAsync(Nok));
        var wishes = new MailWishes(true, new QuietHours(new TimeOnly(18, 0), new TimeOnly(9, 0)));

        Assert.Equal(CommandResult.Done, await ChooseAsync("1", wishes));
        Assert.Equal(wishes, await WishesOfAsync(Nok));
        Assert.Equal(CommandResult.Done, await ChooseAsync("2", MailWishes.Usual));

        Assert.Equal(MailWishes.Usual, await WishesOfAsync(Nok));
        Assert.Equal(
            ["0"],
            house.Ask(
                "SELECT count(*) FROM people WHERE \"QuietFrom\" IS NOT NULL OR \"QuietUntil\" IS NOT NULL"));
        Assert.Equal(
            [
                "nok | sent, quiet from 20:00 until 07:00 | stopped, quiet from 18:00 until 09:00",
                "nok | stopped, quiet from 18:00 until 09:00 | sent, quiet from 20:00 until 07:00",
            ],
            house.Ask("SELECT \"Actor\", \"Before\", \"After\" FROM audit WHERE \"Action\" = 'ChoseMails'").Order());
    }

    [Fact]
    public async Task Hours_without_a_working_day_are_refused_and_nobody_chooses_for_others()
    {
        await house.SettleAsync();
        var late = new MailWishes(true, new QuietHours(new TimeOnly(23, 0), new TimeOnly(7, 0)));

        Assert.Equal(CommandResult.Refused(Refusal.EveningOutOfRange), await ChooseAsync("1", late));
        Assert.Equal(
            CommandResult.Forbidden(Refusal.NotYourRole),
            await ChooseAsync("2", MailWishes.Usual, Actor.Person(new PersonId("province-50"))));

        Assert.Equal(MailWishes.Usual, await WishesOfAsync(Nok));
    }

    [Fact]
    public async Task Whoever_helps_sees_that_somebody_has_stopped_their_mails()
    {
        await StopAsync("1", await KeyAsync());
        var province = (await house.Persons.FindAsync(new PersonId("province-50"), Stop))!.Viewer;

        var people = await house.Roster.ListAsync(province, null, 10, Stop);

        Assert.Equal(["nok"], people.Where(p => p.Mails.AreStopped).Select(p => p.Person.Id.Value));
    }

    [Fact]
    public async Task What_is_held_shows_the_wish_and_not_the_key_and_an_erasure_takes_both()
    {
        var key = await KeyAsync();
        await ChooseAsync("1", new MailWishes(true, new QuietHours(new TimeOnly(18, 0), new TimeOnly(9, 0))));

        var held = (await house.Held.ReadAsync(new Viewer(Herself, []), Stop))
            .Single(p => p.Table == "people").Records[0];
        Assert.Equal("True", held.Single(c => c.Key == "MailsOff").Value);
        Assert.Equal("18:00", held.Single(c => c.Key == "QuietFrom").Value);
        Assert.DoesNotContain(held, c => c.Value == key);

        await house.Directory.TakeInAsync(
            new Roster([], [], [], []) { Erased = [Nok] }, StoreHouse.Now, Actor.Operator, Stop);
        Assert.Null(await house.MailStops.LookAsync(key, Stop));
        Assert.Equal(
            ["1"],
            house.Ask(
                "SELECT count(*) FROM people WHERE \"Id\" = 'nok' AND \"QuietFrom\" IS NULL "
                + "AND \"QuietUntil\" IS NULL AND \"UnsubscribeKey\" IS NULL AND NOT \"MailsOff\""));
    }

    private async Task<string> KeyAsync()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        return (await BundleAsync()).Values.Single(k => k.Person == "nok").Key;
    }

    private async Task<Dictionary<string, (string Person, string Key)>> BundleAsync(int days = 0) =>
        (await house.Board.BundleAsync(
            StoreHouse.Today.AddDays(days), StoreHouse.Now.AddDays(days).AddMinutes(60), null, 100, Stop))
        .ToDictionary(d => d.MessageKey, d => (d.To.Id.Value, d.StopKey!));

    private Task SendAsync(IEnumerable<string> keys) => Task.WhenAll(keys.Select(k => house.NoteAsync(k)));

    private Task<CommandResult> StopAsync(string id, string key) =>
        house.MailStops.StopAsync(new CommandId(id), key, StoreHouse.Now, Stop);

    private Task<CommandResult> ChooseAsync(string id, MailWishes wishes, Actor? actor = null) =>
        house.Settings.ChooseMailsAsync(new CommandId(id), Nok, wishes, actor ?? Herself, StoreHouse.Now, Stop);

    private async Task<MailWishes> WishesOfAsync(PersonId person) =>
        (await house.Persons.FindAsync(person, Stop))!.Mails;

    private List<string> Keys() =>
        house.Ask("SELECT \"UnsubscribeKey\" FROM people WHERE \"UnsubscribeKey\" IS NOT NULL");

    public sealed class InAFolder() : MailWishesTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : MailWishesTests(StoreHouse.On(server));
}
