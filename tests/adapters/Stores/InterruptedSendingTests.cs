using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What a process that ended was handing over is known, and never silently sent again.</summary>
public sealed class InterruptedSendingTests : IAsyncDisposable
{
    private static readonly Channel Once = StoreHouse.OwnChannel with { Name = "double", Deduplicates = false };

    private readonly StoreHouse _house = StoreHouse.InAFolder();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task What_was_under_way_is_unknown_after_a_restart_and_nothing_else_is()
    {
        Assert.Equal(MessageState.Sending, await BeginAsync(Once, "letter-done"));
        await _house.Ledger.NoteAsync(
            "letter-done", null, new CarrierAnswer(CarrierVerdict.Accepted), StoreHouse.Now, Stop);
        Assert.Equal(MessageState.Sending, await BeginAsync(Once, "letter-under-way"));
        await OpenAsync(Once);
        Assert.Null(await BeginAsync(Once, "letter-under-way"));

        await _house.ReopenAsync();
        await OpenAsync(Once);

        Assert.Equal(MessageState.Accepted, await BeginAsync(Once, "letter-done"));
        Assert.Equal(MessageState.Unknown, await BeginAsync(Once, "letter-under-way"));
    }

    [Fact]
    public async Task A_channel_that_delivers_the_same_key_once_is_simply_given_it_again()
    {
        Assert.Equal(MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel, "letter-under-way"));

        await _house.ReopenAsync();

        await OpenAsync(StoreHouse.OwnChannel);
        Assert.Equal(MessageState.Sending, await BeginAsync(StoreHouse.OwnChannel, "letter-under-way"));
    }

    private Task<SendingStep> OpenAsync(Channel channel) =>
        _house.Ledger.OpenAsync(channel, new SendingPace(), Stop);

    private Task<MessageState?> BeginAsync(Channel channel, string key) => _house.Ledger.BeginAsync(
        new OutgoingMessage(key, new PersonId("nok"), MessageKind.AccountLetter, "nok@example.org", true),
        channel,
        StoreHouse.Now,
        Stop);
}
