using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What is counted of the ledger, so that somebody is told before people notice.</summary>
public abstract class MessageCounterTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = StoreHouse.Now;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task Of_an_empty_ledger_there_is_nothing_to_count() =>
        Assert.Equal(new MessageCounts(0, 0, 0), await CountAsync(Now));

    [Fact]
    public async Task What_came_back_is_counted_from_a_moment_on_and_what_failed_otherwise_is_not()
    {
        await house.SettleAsync();
        await SendAsync("letter-1", CarrierVerdict.Bounced);
        await SendAsync("letter-2", CarrierVerdict.Failed);
        await SendAsync("letter-3", CarrierVerdict.Accepted);

        Assert.Equal(new MessageCounts(1, 0, 0), await CountAsync(Now));
        Assert.Equal(new MessageCounts(0, 0, 0), await CountAsync(Now.AddTicks(1)));
    }

    [Fact]
    public async Task What_is_in_doubt_is_counted_from_the_day_of_a_moment_on()
    {
        await SendAsync("letter-1", CarrierVerdict.Unknown);

        Assert.Equal(new MessageCounts(0, 1, 0), await CountAsync(Now.AddHours(1)));
        Assert.Equal(new MessageCounts(0, 0, 0), await CountAsync(Now.AddDays(1)));
    }

    [Fact]
    public async Task What_was_put_off_or_is_held_waits_and_a_code_that_comes_too_late_does_not()
    {
        await SendAsync("letter-1", CarrierVerdict.Deferred);
        await house.Channels.HoldAsync(
            new CommandId("hold"), StoreHouse.OwnChannel.Name, "It is being moved.", Actor.Operator, Now, Stop);
        await SendAsync("letter-2", CarrierVerdict.Accepted);
        await SendAsync("code-3", CarrierVerdict.Accepted, MessageKind.SignInCode);

        Assert.Equal(new MessageCounts(0, 0, 2), await CountAsync(Now));
    }

    private Task<MessageCounts> CountAsync(DateTimeOffset since) => house.Counter.CountAsync(since, Stop);

    private async Task SendAsync(string key, CarrierVerdict verdict, MessageKind kind = MessageKind.AccountLetter)
    {
        var message = new OutgoingMessage(key, new PersonId(key), kind, $"{key}@example.org", IsAllowed: true);
        if (await house.Ledger.BeginAsync(message, StoreHouse.OwnChannel, Now, Stop) == MessageState.Sending)
        {
            await house.Ledger.NoteAsync(key, null, new CarrierAnswer(verdict), Now, Stop);
        }
    }

    public sealed class InMemory() : MessageCounterTests(StoreHouse.InMemory());

    public sealed class InAFolder() : MessageCounterTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : MessageCounterTests(StoreHouse.On(server));
}
