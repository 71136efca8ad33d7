using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>A channel is tried, released and held by those who may, and the ledger has the test message.</summary>
public abstract class ChannelDeskTests(StoreHouse house) : IAsyncDisposable
{
    private const string Site = "https://one.example.org/";

    private static readonly Channel Outside = new("smtp", true, false, Site);
    private static readonly Actor Boss = Actor.Person(new PersonId("boss"));
    private static readonly EmailAddress Own = EmailAddress.Read("boss@example.org")!;

    private int _commands;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task It_is_released_after_a_test_message_was_taken_under_the_same_site()
    {
        Assert.Equal(CommandResult.Refused(Refusal.ChannelNotTested), await ReleaseAsync(Outside));

        var (result, trial) = await TestAsync(CarrierVerdict.Accepted);

        Assert.Equal((CommandResult.Done, MessageState.Accepted), (result, trial!.State));
        var standing = await house.Ledger.StandingAsync(Outside, Stop);
        Assert.Equal(
            (true, HoldCause.NeverReleased, StoreHouse.Now, true),
            (standing.IsHeld, standing.Cause, standing.TestedAt, standing.CanBeReleased));
        var elsewhere = Outside with { Site = "https://copy.example.org/" };
        Assert.Equal(CommandResult.Refused(Refusal.ChannelNotTested), await ReleaseAsync(elsewhere));
        Assert.Equal(CommandResult.Done, await ReleaseAsync(Outside));
        Assert.False((await house.Ledger.StandingAsync(Outside, Stop)).IsHeld);
        Assert.Equal(HoldCause.OtherSite, (await house.Ledger.StandingAsync(elsewhere, Stop)).Cause);
    }

    [Theory]
    [InlineData(CarrierVerdict.ChannelRefused, MessageState.Failed)]
    [InlineData(CarrierVerdict.Bounced, MessageState.Bounced)]
    [InlineData(CarrierVerdict.Deferred, MessageState.Failed)]
    [InlineData(CarrierVerdict.Unknown, MessageState.Unknown)]
    public async Task What_was_not_taken_tells_why_and_the_channel_stays_untested(
        CarrierVerdict verdict, MessageState state)
    {
        await InstallBossAsync();
        var (result, trial) = await TestAsync(verdict);

        Assert.Equal(CommandResult.Done, result);
        Assert.Equal(new ChannelTrial(state, "The password is not taken."), trial);
        Assert.Equal(HoldCause.NeverReleased, (await house.Ledger.StandingAsync(Outside, Stop)).Cause);
        Assert.Equal(CommandResult.Refused(Refusal.ChannelNotTested), await ReleaseAsync(Outside));
        Assert.Empty((await house.Incidents.OpenAsync(await ViewerAsync(), Stop))!);
    }

    [Fact]
    public async Task The_same_test_pressed_twice_goes_out_once()
    {
        var carrier = new Answering(CarrierVerdict.Accepted);
        var test = TestBy(carrier);
        var id = new CommandId("press");
        for (var i = 0; i < 2; i++)
        {
            var (_, trial) = await test.SendToAddressAsync(
                id, Own, Language.Th, Actor.Operator, StoreHouse.Now, Stop);
            Assert.True(trial!.IsTaken);
        }

        Assert.Equal(1, carrier.Sent);
    }

    [Fact]
    public async Task An_administrator_tries_it_with_their_own_address_and_others_nothing()
    {
        await house.SettleAsync();
        await InstallBossAsync();
        var carrier = new Answering(CarrierVerdict.Accepted);
        var test = TestBy(carrier);

        Assert.Equal(
            CommandResult.Forbidden(Refusal.OnlyAdministrators),
            await test.SendToOwnAsync(NewId(), new PersonId("province-50"), StoreHouse.Now, Stop));
        Assert.Equal(0, carrier.Sent);
        Assert.Equal(
            CommandResult.Done, await test.SendToOwnAsync(NewId(), Boss.Who!.Value, StoreHouse.Now, Stop));
        Assert.Equal("boss@example.org", carrier.LastTo);

        var province = Actor.Person(new PersonId("province-50"));
        Assert.All(
            [
                await house.Channels.ReleaseAsync(NewId(), Outside, province, StoreHouse.Now, Stop),
                await house.Channels.HoldAsync(NewId(), "smtp", "เพราะ", province, StoreHouse.Now, Stop),
            ],
            r => Assert.Equal(CommandResult.Forbidden(Refusal.OnlyAdministrators), r));
        Assert.Null(await house.ChannelReader.FindAsync(
            (await house.Persons.FindAsync(new PersonId("province-50"), Stop))!.Viewer, Outside, null, Stop));
    }

    [Fact]
    public async Task Who_has_no_address_tries_nothing()
    {
        Assert.Equal(CommandResult.Done, await house.People.InstallAsync(
            NewId(), new Person(Boss.Who!.Value, "ผู้ดูแล", null, Language.Th), Actor.Operator, StoreHouse.Now, Stop));

        Assert.Equal(
            CommandResult.Refused(Refusal.NoAddress),
            await TestBy(new Answering(CarrierVerdict.Accepted))
                .SendToOwnAsync(NewId(), Boss.Who!.Value, StoreHouse.Now, Stop));
    }

    [Fact]
    public async Task What_administrators_see_says_how_it_stands_what_waits_and_what_came_of_the_test()
    {
        await InstallBossAsync();
        var id = NewId();
        await TestBy(new Answering(CarrierVerdict.Failed)).SendToOwnAsync(id, Boss.Who!.Value, StoreHouse.Now, Stop);
        await house.Ledger.BeginAsync(
            new OutgoingMessage("digest-boss", Boss.Who!.Value, MessageKind.Digest, Own.Text, true),
            Outside,
            StoreHouse.Now,
            Stop);

        var seen = await house.ChannelReader.FindAsync(await ViewerAsync(), Outside, id, Stop);

        Assert.Equal((1, MessageState.Failed), (seen!.Waiting, seen.Trial!.State));
        Assert.Null((await house.ChannelReader.FindAsync(
            await ViewerAsync(), Outside, new CommandId("nothing"), Stop))!.Trial);
    }

    [Fact]
    public async Task A_hold_keeps_its_first_reason_and_who_did_what_stands_on_the_trail()
    {
        await InstallBossAsync();
        await house.OpenChannelAsync(Outside);
        await HoldAsync("ย้ายเครื่อง");
        await HoldAsync("อีกเรื่อง");
        Assert.Equal(CommandResult.Refused(Refusal.ReasonMissing), await HoldAsync(" "));

        var standing = await house.Ledger.StandingAsync(Outside, Stop);
        Assert.Equal((HoldCause.Said, "ย้ายเครื่อง"), (standing.Cause, standing.Reason));
        Assert.Equal(
            [
                "ChannelHeld | boss | ย้ายเครื่อง", "ChannelHeld | boss | อีกเรื่อง", "ChannelReleased | operator | ",
                "ChannelTested | operator | ",
            ],
            house.Ask(
                "SELECT \"Action\", \"Actor\", \"Reason\" FROM audit WHERE \"Subject\" = 'channel-smtp' "
                + "ORDER BY \"Action\", \"CommandId\""));
        Assert.DoesNotContain("example.org", string.Join('\n', house.Ask("SELECT * FROM audit")));
    }

    private CommandId NewId() => new($"command-{_commands++}");

    private Task<CommandResult> ReleaseAsync(Channel channel) =>
        house.Channels.ReleaseAsync(NewId(), channel, Actor.Operator, StoreHouse.Now, Stop);

    private Task<CommandResult> HoldAsync(string reason) =>
        house.Channels.HoldAsync(NewId(), "smtp", reason, Boss, StoreHouse.Now, Stop);

    private async Task InstallBossAsync() => Assert.Equal(CommandResult.Done, await house.People.InstallAsync(
        NewId(), new Person(Boss.Who!.Value, "ผู้ดูแล", Own.Text, Language.Th), Actor.Operator, StoreHouse.Now, Stop));

    private async Task<Viewer> ViewerAsync() => (await house.Persons.FindAsync(Boss.Who!.Value, Stop))!.Viewer;

    private Task<(CommandResult Result, ChannelTrial? Trial)> TestAsync(CarrierVerdict verdict) =>
        TestBy(new Answering(verdict)).SendToAddressAsync(
            NewId(), Own, Language.Th, Actor.Operator, StoreHouse.Now, Stop);

    private ChannelTest TestBy(IMessageCarrier carrier)
    {
        var site = new SiteAddress(new Uri(Site));
        return new ChannelTest(
            house.Channels,
            house.Persons,
            carrier,
            new MessageDispatch(carrier, house.Ledger, site, AllowedDomains.All, new SendingPace()),
            site,
            new SenderIdentity());
    }

    public sealed class InAFolder() : ChannelDeskTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : ChannelDeskTests(StoreHouse.On(server));

    private sealed class Answering(CarrierVerdict verdict) : IMessageCarrier
    {
        public string Name => "smtp";

        public bool LeavesTheMachine => true;

        public bool Deduplicates => false;

        public int Sent { get; private set; }

        public string? LastTo { get; private set; }

        public Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
        {
            (Sent, LastTo) = (Sent + 1, message.To.Email);
            return Task.FromResult(new CarrierAnswer(
                verdict,
                Reason: verdict == CarrierVerdict.Accepted ? null : "The password is not taken."));
        }
    }
}
