using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.SignIn;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Whom no mail reaches is somebody's to call, until the address is corrected.</summary>
public abstract class IncidentTests(StoreHouse house) : IAsyncDisposable
{
    private const string Incident = "no-contact-nok";

    private static readonly PersonId Nok = new("nok");
    private static readonly Actor Province = Actor.Person(new PersonId("province-50"));

    private int _commands;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task An_address_that_a_server_refuses_opens_one_incident_and_once()
    {
        await house.SettleAsync();
        await using var server = new ScriptedSmtp();
        server.Answers["RCPT"] = "550 5.1.1 no such user";
        await using var services = new ServiceCollection()
            .AddEmailSmtp(new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Security = SmtpSecurity.None,
                FromAddress = "reminders@example.org",
            })
            .BuildServiceProvider();
        var carrier = services.GetRequiredService<IMessageCarrier>();
        var site = new SiteAddress(new Uri("https://one.example.org/"));
        await house.OpenChannelAsync(Channel.Of(carrier, site));
        var dispatch = new MessageDispatch(carrier, house.Ledger, site, AllowedDomains.All, new SendingPace());

        foreach (var key in (string[])["letter-1", "letter-2"])
        {
            await dispatch.SendAsync(
                new ComposedMessage(
                    key, SmallRoster.Of("nok"), Language.Th, StoreHouse.Now, "งาน", "งาน", "<p>งาน</p>"),
                MessageKind.AccountLetter,
                StoreHouse.Now,
                Stop);
        }

        var seen = Assert.Single(await OpenAsync("province-50"));
        Assert.Equal((Incident, StoreHouse.Now, false), (seen.Id, seen.OpenedAt, seen.IsOwned));
    }

    [Fact]
    public async Task What_a_carrier_reports_opens_one_too_and_two_bounces_are_one_matter()
    {
        await house.SettleAsync();
        await SendAsync("letter-1", CarrierVerdict.Accepted);
        await SendAsync("letter-2", CarrierVerdict.Accepted);
        CarrierEvent[] events =
        [
            new("1", "letter-1", CarrierEventKind.Bounced, StoreHouse.Now.AddMinutes(1)),
            new("2", "letter-2", CarrierEventKind.Dropped, StoreHouse.Now.AddMinutes(2)),
        ];
        await house.Ledger.NoteEventsAsync(events, Stop);
        await house.Ledger.NoteEventsAsync(events, Stop);

        Assert.Equal(StoreHouse.Now.AddMinutes(1), Assert.Single(await OpenAsync("province-50")).OpenedAt);
    }

    [Fact]
    public async Task It_is_seen_by_name_by_those_above_and_without_by_the_programmes_staff()
    {
        await BounceAsync();

        var mine = Assert.Single(await OpenAsync("province-50"));
        Assert.Equal(("คุณ nok", true), (mine.Who!.Name, mine.MayCorrect));
        Assert.Equal(
            new SeenPost(Role.Coordinator, new LocalizedText("ต.บ้านใหม่ อ.เมือง จ.เชียงใหม่",
                "ต.บ้านใหม่ อ.เมือง จ.เชียงใหม่")),
            Assert.Single(mine.Posts));
        Assert.Single(await OpenAsync("office-north"));
        Assert.Empty(await OpenAsync("province-90"));
        Assert.Null(await house.Incidents.OpenAsync(await ViewerAsync("dao"), Stop));
        var staff = Assert.Single((await house.Incidents.OpenAsync(StoreHouse.Headquarters, Stop))!);
        Assert.Equal(((Person?)null, "", false), (staff.Who, staff.Id, staff.MayCorrect));
        Assert.Equal(Role.Coordinator, Assert.Single(staff.Posts).Role);

        Assert.Equal(
            new IncidentSight(Exists: true, Incident: null),
            await house.Incidents.FindAsync(StoreHouse.Headquarters, Incident, Stop));
        Assert.Equal(
            new IncidentSight(Exists: true, Incident: null),
            await house.Incidents.FindAsync(await ViewerAsync("province-90"), Incident, Stop));
        Assert.False((await house.Incidents.FindAsync(await ViewerAsync("province-50"), "no-contact-x", Stop)).Exists);
    }

    [Fact]
    public async Task Administrators_see_all_by_name_and_may_correct()
    {
        await BounceAsync();
        Assert.Equal(CommandResult.Done, await house.People.InstallAsync(
            NewId(), SmallRoster.Of("boss"), Actor.Operator, StoreHouse.Now, Stop));

        var seen = Assert.Single(await OpenAsync("boss"));

        Assert.Equal(("คุณ nok", true), (seen.Who!.Name, seen.MayCorrect));
    }

    [Fact]
    public async Task One_takes_it_on_and_it_is_closed_with_what_was_done()
    {
        await BounceAsync();

        Assert.Equal(CommandResult.Forbidden(Refusal.NotYourPlace), await TakeOnAsync("province-90"));
        Assert.Equal(CommandResult.Forbidden(Refusal.NotYourRole), await TakeOnAsync("dao"));
        Assert.Equal(CommandResult.Done, await TakeOnAsync("province-50"));
        Assert.Equal(CommandResult.Refused(Refusal.TakenOnAlready), await TakeOnAsync("office-north"));
        var seen = Assert.Single(await OpenAsync("office-north"));
        Assert.Equal(("คุณ province-50", false, true), (seen.Owner, seen.IsOwn, seen.IsOwned));

        Assert.Equal(CommandResult.Refused(Refusal.ReasonMissing), await CloseAsync("office-north", " "));
        Assert.Equal(CommandResult.Done, await CloseAsync("office-north", "โทรแล้ว กล่องจดหมายเต็ม"));
        Assert.Equal(CommandResult.Refused(Refusal.SeenToAlready), await CloseAsync("province-50", "โทรแล้ว"));
        Assert.Equal(CommandResult.Unknown, await house.IncidentDesk.CloseAsync(
            new IncidentCommand(NewId(), "no-contact-x", Province, StoreHouse.Now), "โทรแล้ว", Stop));

        Assert.Empty(await OpenAsync("province-50"));
        var closed = await house.Incidents.FindAsync(await ViewerAsync("province-50"), Incident, Stop);
        Assert.Equal("โทรแล้ว กล่องจดหมายเต็ม", closed.Incident!.Outcome);
        Assert.Equal(
            ["IncidentClosed | office-north | ", "IncidentTakenOn | province-50 | "],
            house.Ask(
                "SELECT \"Action\", \"Actor\", \"Reason\" FROM audit WHERE \"Subject\" = 'no-contact-nok' "
                + "ORDER BY \"Action\""));
    }

    [Fact]
    public async Task A_corrected_address_closes_it_and_a_bounce_there_opens_it_anew()
    {
        await BounceAsync();
        await TakeOnAsync("province-50");

        await ChangeAsync("nok-new@example.org");
        Assert.Empty(await OpenAsync("province-50"));

        await SendAsync("letter-3", CarrierVerdict.Bounced, "nok-new@example.org", minute: 9);
        var again = Assert.Single(await OpenAsync("province-50"));
        Assert.Equal((StoreHouse.Now.AddMinutes(9), false), (again.OpenedAt, again.IsOwned));
    }

    [Fact]
    public async Task An_address_that_an_import_corrects_closes_it_too()
    {
        await BounceAsync();

        await house.Directory.TakeInAsync(
            SmallRoster.Whole with { People = [SmallRoster.Of("nok") with { Email = "nok-new@example.org" }] },
            StoreHouse.Now.AddMinutes(1),
            Actor.Operator,
            Stop);

        Assert.Empty(await OpenAsync("province-50"));
    }

    [Fact]
    public async Task What_comes_back_from_the_address_before_says_nothing_of_the_new_one()
    {
        await house.SettleAsync();
        await SendAsync("letter-early", CarrierVerdict.Accepted);
        await ChangeAsync("nok-new@example.org");
        var farewell = (await house.AccountPost.TakeAsync(StoreHouse.Now.AddMinutes(2), Stop))
            .Single(l => l.Kind == AccountLetterKind.AddressLeft);

        await SendAsync(farewell.Id, CarrierVerdict.Bounced, farewell.To.Email, minute: 2);
        await house.Ledger.NoteEventsAsync(
            [new CarrierEvent("1", "letter-early", CarrierEventKind.Bounced, StoreHouse.Now.AddMinutes(3))], Stop);

        Assert.Empty(await OpenAsync("province-50"));
        Assert.Equal(MessageState.Sending, await BeginAsync("letter-new", "nok-new@example.org", 4));
    }

    [Fact]
    public async Task Who_is_erased_leaves_no_matter_and_no_words()
    {
        await BounceAsync();
        await CloseAsync("province-50", "โทรแล้ว ย้ายบ้านไปอยู่กับลูก");

        await house.Directory.TakeInAsync(
            SmallRoster.Whole with { People = [], Appointments = [], Ended = [], Erased = [Nok] },
            StoreHouse.Now.AddMinutes(1),
            Actor.Operator,
            Stop);

        Assert.Empty(await OpenAsync("province-50"));
        Assert.DoesNotContain("ย้ายบ้าน", string.Join('\n', house.Ask("SELECT * FROM incidents")));
    }

    private CommandId NewId() => new($"command-{_commands++}");

    private async Task BounceAsync()
    {
        await house.SettleAsync();
        await SendAsync("letter-first", CarrierVerdict.Bounced);
    }

    private async Task<Viewer> ViewerAsync(string person) =>
        (await house.Persons.FindAsync(new PersonId(person), Stop))!.Viewer;

    private async Task<IReadOnlyList<SeenIncident>> OpenAsync(string person) =>
        (await house.Incidents.OpenAsync(await ViewerAsync(person), Stop))!;

    private Task<CommandResult> TakeOnAsync(string person) => house.IncidentDesk.TakeOnAsync(
        new IncidentCommand(NewId(), Incident, Actor.Person(new PersonId(person)), StoreHouse.Now), Stop);

    private Task<CommandResult> CloseAsync(string person, string done) => house.IncidentDesk.CloseAsync(
        new IncidentCommand(NewId(), Incident, Actor.Person(new PersonId(person)), StoreHouse.Now), done, Stop);

    private async Task ChangeAsync(string address) => Assert.Equal(
        CommandResult.Done,
        await house.Accounts.ChangeAddressAsync(
            NewId(), Nok, address, "เปลี่ยนอีเมล", Province, StoreHouse.Now.AddMinutes(1), Stop));

    private Task<MessageState?> BeginAsync(string key, string? address, int minute) => house.Ledger.BeginAsync(
        new OutgoingMessage(key, Nok, MessageKind.AccountLetter, address ?? SmallRoster.Of("nok").Email, true),
        StoreHouse.OwnChannel,
        StoreHouse.Now.AddMinutes(minute),
        Stop);

    private async Task SendAsync(string key, CarrierVerdict verdict, string? address = null, int minute = 0)
    {
        await BeginAsync(key, address, minute);
        await house.Ledger.NoteAsync(
            key, null, new CarrierAnswer(verdict), StoreHouse.Now.AddMinutes(minute), Stop);
    }

    public sealed class InAFolder() : IncidentTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : IncidentTests(StoreHouse.On(server));
}
