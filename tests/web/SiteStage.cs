using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Rehearsal;
using ProgramFlows.Standalone;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Serving;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Tests.Web;

/// <summary>
/// The pages of an installation as they are served, on the embedded engine and in virtual time. It is a demo, so that a
/// test can be anybody by the door that newcomers take.
/// </summary>
public sealed class SiteStage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly VirtualClock _clock;
    private readonly LeakWatch _leaks = new();
    private Installation _installation = null!;
    private WebApplication _app = null!;
    private VirtualTime _time = null!;

    private SiteStage(VirtualClock clock) => _clock = clock;

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _installation.Services;

    /// <summary>Every address that is served.</summary>
    public IReadOnlyList<Endpoint> Endpoints =>
        [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(s => s.Endpoints)];

    public DateTimeOffset Now => _clock.GetUtcNow();

    private static CancellationToken Stop => CancellationToken.None;

    /// <summary>Opens one and plays it to a moment of the fifth day of the programme's year.</summary>
    public static async Task<SiteStage> StartAsync(ProgrammeDefinition programme, Roster roster)
    {
        var stage = new SiteStage(new RehearsedYear(programme, roster, seed: 1).NewClock());
        var data = new InstallationFolder(stage._folder["data"]);
        FolderAdmission.AdmitSimulated(data, InstallationKind.Demo, () => new SimulatedYear(
            programme.Id, programme.FiscalYear, roster.Networks.Count, 1));
        var addresses = await PageAddresses.FindAsync("http://127.0.0.1:0", isPublic: false, Stop);
        stage._installation = await Installation.OpenAsync(
            data,
            stage._clock,
            data.SettingsAt(new Uri("http://localhost/")) with { IsDemo = true },
            add =>
            {
                stage._app = PagesServer.Create(InstallationKind.Demo, addresses, services =>
                {
                    add(services);
                    services.AddLogging(l => l.ClearProviders().AddProvider(stage._leaks)
                        .SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace));
                });
                return (stage._app.Services, stage._app);
            });
        await stage.BeginAsync(programme, roster);
        await PagesServer.StartAsync(stage._app, addresses, Stop);
        return stage;
    }

    /// <summary>Plays on until so many days have passed.</summary>
    public Task PassDaysAsync(int days) => _time.PlayToAsync(Now.AddDays(days), Stop);

    /// <summary>Plays on until nothing is left to do now.</summary>
    public Task SettleAsync() => _time.PlayToAsync(Now, Stop);

    /// <summary>Does a command as it would come from elsewhere.</summary>
    public async Task<CommandResult> DoAsync(
        string task, TaskAction action, string person, string? answers = null, string? reason = null)
    {
        var result = await Services.GetRequiredService<ITaskDesk>().DoAsync(
            new TaskCommand(
                new CommandId(Guid.NewGuid().ToString("N")),
                new TaskId(task),
                action,
                Actor.Person(new PersonId(person)),
                Now)
            {
                Answers = answers is null
                    ? null
                    : FormAnswers.Read(SmallYear.Programme.FindTask(task.Split('-')[^1])!.Form, answers).Answers,
                Reason = reason,
            },
            Stop);
        await SettleAsync();
        return result;
    }

    /// <summary>Has a message to somebody come back.</summary>
    public async Task BounceAsync(string person)
    {
        var ledger = Services.GetRequiredService<IDeliveryLedger>();
        var message = new OutgoingMessage(
            $"letter-{person}", new PersonId(person), MessageKind.AccountLetter, $"{person}@example.org", true);
        await ledger.BeginAsync(
            message,
            Channel.Of(Services.GetRequiredService<IMessageCarrier>(), Services.GetRequiredService<SiteAddress>()),
            Now,
            Stop);
        await ledger.NoteAsync(message.Key, null, new CarrierAnswer(CarrierVerdict.Bounced), Now, Stop);
    }

    /// <summary>Where a task stands; null when it has not opened.</summary>
    public async Task<WorkTaskStatus?> StatusAsync(string person, string task)
    {
        var known = await Services.GetRequiredService<IPersonReader>().FindAsync(new PersonId(person), Stop);
        var sight = await Services.GetRequiredService<ITaskReader>()
            .FindAsync(known!.Viewer, new TaskId(task), Now, Stop);
        return sight.Task?.Card.Status;
    }

    /// <summary>The latest messages, to somebody or to everybody.</summary>
    public Task<IReadOnlyList<SentMessage>> MessagesAsync(string? person, int most) =>
        Services.GetRequiredService<ISentMessages>().LatestAsync(
            person is null ? null : new PersonId(person), most, Stop);

    /// <summary>Where the mails to somebody are stopped, as the latest of them says.</summary>
    public async Task<string> StopPathAsync(string person) =>
        KeptMessages.LinksIn((await MessagesAsync(person, 1))[0].Text)
            .Single(l => l.AbsolutePath.StartsWith("/stop-mails/", StringComparison.Ordinal)).AbsolutePath;
    /// <summary>Hands a message to a carrier, which says what became of it; its text is kept if there is one.</summary>
    public async Task<string> HandOverAsync(
        string person,
        CarrierVerdict verdict,
        string name = "test",
        MessageKind kind = MessageKind.Digest,
        string? text = null)
    {
        var key = $"{kind.ToString().ToLowerInvariant()}-{name}-{person}";
        var ledger = Services.GetRequiredService<IDeliveryLedger>();
        await ledger.BeginAsync(
            new OutgoingMessage(key, new PersonId(person), kind, $"{person}@example.org", IsAllowed: true),
            new Workflows.Notices.Channel("folder", false, true, "http://localhost/"),
            Now,
            Stop);
        await ledger.NoteAsync(
            key,
            kind == MessageKind.Digest ? new SentContent("มีงานต้องส่ง 4 งาน", text ?? string.Empty, false) : null,
            new CarrierAnswer(verdict, Reason: "451 4.7.1 come back later"),
            Now,
            Stop);
        if (text is null)
        {
            RealStage.DoIn(_folder["data"], "DELETE FROM message_contents WHERE MessageKey = $1", [key]);
        }

        return key;
    }

    /// <summary>Every row of every table of the store.</summary>
    public string Rows() => RealStage.RowsIn(_folder["data"]);

    /// <summary>A browser without script, and without a screen: for what is asked and answered alone.</summary>
    public async Task<PlainBrowser> SignInAsync(string person)
    {
        var browser = new PlainBrowser(Address);
        await browser.OpenAsync("/demo");
        await browser.SendAsync("/demo", ("person", person), ("back", "/settings"));
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _installation.DisposeAsync();
        _folder.Dispose();
        _leaks.AssertClean();
    }

    private async Task BeginAsync(ProgrammeDefinition programme, Roster roster)
    {
        _installation.Engine.Start();
        await Services.GetRequiredService<INetworkDirectory>().TakeInAsync(roster, Now, Actor.Operator, Stop);
        await _installation.StartYearAsync(programme, Stop);
        _time = new VirtualTime(_installation.Engine, _clock)
        {
            Settle = async token => await _installation.Relay.DrainAsync(_clock.GetUtcNow(), token) > 0,
        };
        await _time.PlayToAsync(ThaiTime.Moment(programme.Year.FirstDay.AddDays(4), new TimeOnly(9, 41)), Stop);
    }
}
