using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>A message is sent again once by one press of whoever looks after its reader.</summary>
public abstract class MessageDeskTests(StoreHouse house) : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await SomeMessages.BeginAsync(house);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task What_is_unknown_goes_out_once_more_and_tells_that_it_may_be_the_second()
    {
        var key = await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Unknown);
        Assert.Empty(await house.Board.WaitingAsync(StoreHouse.Today, StoreHouse.Now, 50, Stop));

        Assert.Equal(CommandResult.Done, await AgainAsync("one", key));
        Assert.Equal(CommandResult.Done, await AgainAsync("one", key));
        Assert.Equal(CommandResult.Refused(Refusal.MessageUnderWay), await AgainAsync("two", key, "office-north"));

        var digest = Assert.Single(await house.Board.WaitingAsync(StoreHouse.Today, StoreHouse.Now, 50, Stop));
        Assert.Equal((key, true), (digest.MessageKey, digest.MaybeSecond));
        Assert.Equal(
            [$"province-50 | SentAgain | {key} | Unknown | Pending"],
            house.Ask(
                """SELECT "Actor", "Action", "Subject", "Before", "After" FROM audit WHERE "Action" = 'SentAgain'"""));
        await SomeMessages.SendAsync(house, "nok");
        Assert.Empty(await house.Board.WaitingAsync(StoreHouse.Today, StoreHouse.Now, 50, Stop));
        Assert.Equal(CommandResult.Refused(Refusal.MessageUnderWay), await AgainAsync("three", key));
    }

    [Fact]
    public async Task What_failed_is_no_second_and_what_may_have_arrived_once_stays_so()
    {
        var key = await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Failed);
        await AgainAsync("one", key);
        Assert.False(await MaybeSecondAsync());

        await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Unknown);
        await AgainAsync("two", key);
        Assert.True(await MaybeSecondAsync());

        await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Failed);
        await AgainAsync("three", key);
        Assert.True(await MaybeSecondAsync());
    }

    [Fact]
    public async Task Where_the_address_bounced_it_is_corrected_first()
    {
        var key = await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Bounced);
        Assert.Equal(CommandResult.Refused(Refusal.AddressBounced), await AgainAsync("early", key));

        Assert.Equal(
            CommandResult.Done,
            await house.Accounts.ChangeAddressAsync(
                new CommandId("address"),
                new PersonId("nok"),
                "nok-new@example.org",
                "กล่องเดิมปิด",
                Actor.Person(new PersonId("province-50")),
                StoreHouse.Now,
                Stop));

        Assert.Equal(CommandResult.Done, await AgainAsync("again", key));
    }

    [Fact]
    public async Task Of_an_earlier_day_and_of_codes_nothing_is_sent_again()
    {
        var old = await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Unknown, daysAgo: 1);
        var code = await SomeMessages.SendAsync(house, "nok", CarrierVerdict.Unknown, kind: MessageKind.SignInCode);

        Assert.Equal(CommandResult.Refused(Refusal.DigestTooOld), await AgainAsync("old", old));
        Assert.Equal(CommandResult.Refused(Refusal.MessageNotSentAgain), await AgainAsync("code", code));
        Assert.Equal(CommandResult.Unknown, await AgainAsync("nothing", "digest-nothing"));
    }

    [Theory]
    [InlineData("province-90", Refusal.NotYourPlace)]
    [InlineData("province-50", Refusal.OwnAccount, "province-50")]
    [InlineData("nok", Refusal.NotYourRole, "dao")]
    [InlineData("deputy", Refusal.NotYourRole)]
    [InlineData("staff", null)]
    [InlineData("admin", null)]
    [InlineData("office-north", null, "province-50")]
    public async Task It_is_for_those_who_see_it(string person, Refusal? why, string to = "nok")
    {
        var key = await SomeMessages.SendAsync(house, to, CarrierVerdict.Unknown);

        Assert.Equal(
            why is { } refusal ? CommandResult.Forbidden(refusal) : CommandResult.Done,
            await AgainAsync("again", key, person));
    }

    private Task<CommandResult> AgainAsync(string id, string key, string person = "province-50") =>
        house.MessageDesk.SendAgainAsync(
            new SendAgain(new CommandId(id), key, Actor.Person(new PersonId(person)), StoreHouse.Now), Stop);

    private async Task<bool> MaybeSecondAsync() =>
        Assert.Single(await house.Board.WaitingAsync(StoreHouse.Today, StoreHouse.Now, 50, Stop)).MaybeSecond;

    public sealed class InAFolder() : MessageDeskTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : MessageDeskTests(StoreHouse.On(server));
}
