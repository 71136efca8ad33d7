using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Messages as they were sent are kept for ninety days, and go with whoever is erased.</summary>
public abstract class MessageContentsTests(StoreHouse house) : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await house.SettleAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task What_was_sent_more_than_ninety_days_ago_is_swept()
    {
        foreach (var daysAgo in (int[])[0, 90, 91, 365])
        {
            SomeMessages.Keep(house, SomeMessages.KeyOf("nok", daysAgo), "nok", "งาน", daysAgo);
        }

        Assert.Equal(2, await new MessageSweep(house.Contents).SweepAsync(StoreHouse.Now, Stop));

        Assert.Equal([SomeMessages.KeyOf("nok", 90), SomeMessages.KeyOf("nok")], Kept());
        Assert.Equal(0, await new MessageSweep(house.Contents).SweepAsync(StoreHouse.Now, Stop));
    }

    [Fact]
    public async Task They_are_forgotten_the_oldest_first_and_no_more_than_asked()
    {
        foreach (var daysAgo in (int[])[100, 300, 200])
        {
            SomeMessages.Keep(house, SomeMessages.KeyOf("nok", daysAgo), "nok", "งาน", daysAgo);
        }

        Assert.Equal(2, await house.Contents.ForgetAsync(StoreHouse.Now, 2, Stop));

        Assert.Equal([SomeMessages.KeyOf("nok", 100)], Kept());
    }

    [Fact]
    public async Task With_whoever_is_erased_they_go_and_nobody_elses()
    {
        SomeMessages.Keep(house, SomeMessages.KeyOf("nok"), "nok", "งาน");
        SomeMessages.Keep(house, SomeMessages.KeyOf("dao"), "dao", "งาน");

        await house.Directory.TakeInAsync(
            SmallRoster.Whole with
            {
                People = [],
                Appointments = [],
                Ended = [SmallRoster.Is("nok", Role.Coordinator, SmallRoster.BanMai.Code.Value)],
                Erased = [new PersonId("nok")],
            },
            StoreHouse.Now,
            Actor.Operator,
            Stop);

        Assert.Equal([SomeMessages.KeyOf("dao")], Kept());
    }

    private List<string> Kept() => house.Ask("""SELECT "MessageKey" FROM message_contents ORDER BY "At" """);

    public sealed class InAFolder() : MessageContentsTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : MessageContentsTests(StoreHouse.On(server));
}
