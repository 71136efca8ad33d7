using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>A message is claimed before it is handed over, and whatever happens the ledger knows.</summary>
public abstract class DeliveryLedgerTests(StoreHouse house) : IAsyncDisposable
{
    private const string Key = "letter-nok";
    private static readonly Channel Outside = new("smtp", true, false, "https://one.example.org/");
    private static readonly Channel Elsewhere = Outside with { Site = "https://copy.example.org/" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task A_channel_that_leaves_the_machine_waits_for_its_release_and_the_folder_does_not()
    {
        Assert.Equal(MessageState.Held, await BeginAsync(Outside));
        Assert.Equal(ChannelRules.NeverReleased, (await house.Ledger.StandingAsync(Outside, Stop)).Reason);
        Assert.Equal(MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel, "letter-yo"));

        await house.OpenChannelAsync(Outside);

        Assert.Equal(MessageState.Sending, await BeginAsync(Outside));
    }

    [Fact]
    public async Task Under_another_address_of_the_pages_nothing_goes_out_until_it_is_released_there()
    {
        await house.OpenChannelAsync(Outside);

        Assert.Equal(MessageState.Held, await BeginAsync(Elsewhere));
        Assert.StartsWith(
            "It was released for https://one.example.org/, and this installation is at https://copy.example.org/.",
            (await house.Ledger.StandingAsync(Elsewhere, Stop)).Reason);

        await house.OpenChannelAsync(Elsewhere);
        Assert.Equal(MessageState.Sending, await BeginAsync(Elsewhere));
    }

    [Fact]
    public async Task A_restored_copy_holds_every_channel_the_folder_too()
    {
        await house.OpenChannelAsync(Outside);
        await house.Channels.HoldAllAsync(ChannelRules.Restored, StoreHouse.Now, Stop);

        Assert.Equal(MessageState.Held, await BeginAsync(Outside));
        Assert.Equal(MessageState.Held, await BeginAsync(StoreHouse.OwnChannel, "letter-yo"));

        await house.OpenChannelAsync(StoreHouse.OwnChannel);
        Assert.Equal(MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel, "letter-yo"));
    }

    [Fact]
    public async Task What_is_claimed_nobody_else_claims()
    {
        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => BeginAsync(StoreHouse.OwnChannel)));

        Assert.Single(states, s => s == MessageState.Sending);
        Assert.Equal(19, states.Count(s => s is null));
    }

    [Theory]
    [InlineData(CarrierVerdict.Accepted, MessageState.Accepted)]
    [InlineData(CarrierVerdict.Delivered, MessageState.Delivered)]
    [InlineData(CarrierVerdict.Deferred, MessageState.Deferred)]
    [InlineData(CarrierVerdict.Bounced, MessageState.Bounced)]
    [InlineData(CarrierVerdict.Failed, MessageState.Failed)]
    [InlineData(CarrierVerdict.ChannelRefused, MessageState.Held)]
    [InlineData(CarrierVerdict.Unknown, MessageState.Unknown)]
    public async Task What_the_carrier_answers_is_where_the_message_stands(CarrierVerdict verdict, MessageState state)
    {
        Assert.Equal(state, await SendAsync(verdict));
        Assert.NotEqual(MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel));
    }

    [Fact]
    public async Task A_carrier_that_refuses_us_holds_its_channel_and_marks_nobody()
    {
        await SendAsync(CarrierVerdict.ChannelRefused, "The key is not valid.");

        Assert.Equal("The key is not valid.", (await house.Ledger.StandingAsync(StoreHouse.OwnChannel, Stop)).Reason);
        Assert.Equal(MessageState.Held, await BeginAsync(StoreHouse.OwnChannel, "letter-other"));
        await house.OpenChannelAsync(StoreHouse.OwnChannel);
        Assert.Equal(MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel));
        Assert.Equal(MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel, "letter-other"));
    }

    [Fact]
    public async Task An_address_that_bounced_is_not_written_to_until_it_is_corrected()
    {
        await house.SettleAsync();
        await SendAsync(CarrierVerdict.Bounced);

        Assert.Equal(MessageState.Suppressed, await BeginAsync(StoreHouse.OwnChannel, "letter-second"));
        Assert.Equal(
            MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel, "letter-third", "nok-new@example.org"));
    }

    [Fact]
    public async Task Outside_the_named_domains_nothing_is_written_to()
    {
        var message = new OutgoingMessage(
            Key, new PersonId("nok"), MessageKind.AccountLetter, "nok@example.com", IsAllowed: false);

        Assert.Equal(
            MessageState.Suppressed,
            await house.Ledger.BeginAsync(message, StoreHouse.OwnChannel, StoreHouse.Now, Stop));
    }

    [Fact]
    public async Task A_report_moves_the_ledger_once_and_also_settles_what_is_unknown()
    {
        await house.SettleAsync();
        await SendAsync(CarrierVerdict.Unknown);
        CarrierEvent[] events =
        [
            Report("2", CarrierEventKind.Bounced, 2), Report("1", CarrierEventKind.Delivered, 1),
            Report("3", CarrierEventKind.Delivered, 3, "letter-nobody-knows"),
        ];

        Assert.Equal(2, await house.Ledger.NoteEventsAsync(events, Stop));
        Assert.Equal(0, await house.Ledger.NoteEventsAsync(events, Stop));

        Assert.Equal(MessageState.Bounced, await BeginAsync(StoreHouse.OwnChannel));
        Assert.Equal(MessageState.Suppressed, await BeginAsync(StoreHouse.OwnChannel, "letter-second"));
    }

    private static CarrierEvent Report(string id, CarrierEventKind kind, int minute, string key = Key) =>
        new(id, key, kind, StoreHouse.Now.AddMinutes(minute));

    private Task<MessageState?> BeginAsync(Channel channel, string key = Key, string? address = null) =>
        house.Ledger.BeginAsync(
            new OutgoingMessage(
                key, new PersonId("nok"), MessageKind.AccountLetter, address ?? SmallRoster.Of("nok").Email, true),
            channel,
            StoreHouse.Now,
            Stop);

    private async Task<MessageState> SendAsync(CarrierVerdict verdict, string? reason = null)
    {
        Assert.Equal(MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel));
        return await house.Ledger.NoteAsync(
            Key, null, new CarrierAnswer(verdict, Reason: reason), StoreHouse.Now, Stop);
    }

    public sealed class InMemory() : DeliveryLedgerTests(StoreHouse.InMemory());

    public sealed class InAFolder() : DeliveryLedgerTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : DeliveryLedgerTests(StoreHouse.On(server));
}
