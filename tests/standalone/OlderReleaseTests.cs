using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Standalone;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>
/// A data folder that the release before played up to 26 November 2569: ten networks, one of them under a former code
/// and one under an invented one, 83 orchestrations under way.
/// </summary>
public sealed class OlderReleaseTests : IAsyncLifetime
{
    private const int Orchestrations = 83;
    private const int Networks = 10;

    private static readonly DateTimeOffset NextMorning = new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);

    private static readonly TaskId Task = new("honest-society-2570-100902-problem-list");

    private readonly TemporaryFolder _folder = new();
    private readonly VirtualClock _clock = new(NextMorning);
    private Installation? _opened;
    private FormAnswers? _answers;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Installation Opened => _opened!;

    private OrchestrationClient Client => Opened.Engine.Client;

    public async ValueTask InitializeAsync()
    {
        ZipFile.ExtractToDirectory(
            Path.Combine(House.Root, "tests", "histories", "0.1.0-folder.zip"), _folder["data"]);
        var folder = new InstallationFolder(_folder["data"]);
        _opened = await Installation.OpenAsync(folder, _clock, folder.Settings());
        Opened.Engine.Start();

        // As the program does each time: it finds that the year runs, keeps its text and gives networks their place.
        await Opened.Services.GetRequiredService<YearStarter>().StartAsync(
            [new ProgrammeYearName("honest-society", 2570)], _clock.GetUtcNow(), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Its_networks_have_their_place_and_appear_under_their_new_names()
    {
        var enrolled = await Opened.Services.GetRequiredService<INetworkDirectory>()
            .EnrolledAsync("honest-society", 2570, "", 20, Stop);

        Assert.Equal(Networks, enrolled.Count);
        Assert.All(enrolled, e => Assert.NotNull(e.Network.PlaceCode));
        Assert.Equal("103302", enrolled.Single(e => e.Network.Code.Value == "100902").Network.PlaceCode);
        Assert.Equal(
            ("แขวงคลองตัน เขตคลองเตย", "Khlong Tan, Khlong Toei, Bangkok"), NameOf(enrolled, "100902"));
        Assert.Equal(("ต.ปราสาท อ.ขุขันธ์ จ.ศรีสะเกษ", "Prasat, Khukhan, Sisaket"), NameOf(enrolled, "33x004"));

        await PlayToAsync(new DateOnly(2026, 12, 31));
        Assert.Contains("ต.ปราสาท อ.ขุขันธ์ จ.ศรีสะเกษ", await MailOfAsync("province-33"), StringComparison.Ordinal);
        Assert.Contains("แขวงคลองตัน เขตคลองเตย", await MailOfAsync("province-10"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_its_own_text_asks_is_handed_in_and_accepted_and_ends_the_follow_up()
    {
        var text = await Opened.Services.GetRequiredService<IProgrammeLibrary>()
            .FindAsync("honest-society", 2570, version: null, Stop);
        var own = text!.FindTask("problem-list")!;
        Assert.Equal("รวบรวมและจัดกลุ่มปัญหา", own.Title.Th);
        _answers = SimulatedAnswers.For(own.Form, ThaiTime.DayOf(NextMorning), RiskColours.Green, FormAnswers.None);

        var handedIn = await DoAsync(TaskAction.Submit, "coordinator-100902", NextMorning.AddHours(2));
        var accepted = await DoAsync(TaskAction.Accept, "province-10", NextMorning.AddHours(3));
        await PlayToAsync(new DateOnly(2026, 11, 28));

        Assert.Equal([CommandResult.Done, CommandResult.Done], [handedIn, accepted]);
        var followUp = await Client.GetAsync(InstanceIds.FollowUpOf(Task), Stop);
        Assert.Equal(OrchestrationStatus.Completed, followUp!.Status);
        Assert.Equal(WorkTaskStatus.Accepted, followUp.ReadOutput<TaskOutcome>()!.Status);
    }

    [Fact]
    public async Task Its_year_goes_on_as_it_was_begun_to_its_end_and_nobody_is_lost()
    {
        Assert.Equal(Orchestrations, (await Client.CountAsync(new OrchestrationQuery(), Stop)).Values.Sum());
        var people = await PeopleAsync();

        await PlayToAsync(new DateOnly(2027, 9, 30));

        var open = await Opened.Services.GetRequiredService<ISimulationReader>().WaitingAsync(Stop);
        Assert.Equal(people, await PeopleAsync());
        var since = open.Where(t => t.OpenedAt > NextMorning).ToLookup(t => (t.Origin!.DefinitionId, t.DueOn));
        Assert.Equal(
            [
                ("agreement", new DateOnly(2027, 1, 31)),
                ("allies", new DateOnly(2027, 1, 31)),
                ("risk-assessment", new DateOnly(2026, 12, 31)),
            ],
            since.Select(t => t.Key).Order());
        Assert.All(since, t => Assert.Equal(Networks, t.Count()));

        await PlayToAsync(new DateOnly(2027, 11, 30));

        // The digest goes on, and everything else has come to its end.
        var counts = await Client.CountAsync(new OrchestrationQuery(), Stop);
        Assert.Equal([OrchestrationStatus.Running, OrchestrationStatus.Completed], counts.Keys.Order());
        Assert.Equal(1, counts[OrchestrationStatus.Running]);
        Assert.Equal(OrchestrationStatus.Running, (await Client.GetAsync(DailyDigest.Id, Stop))!.Status);
    }

    private async Task CloseAsync()
    {
        if (_opened is not null)
        {
            await _opened.DisposeAsync();
            _opened = null;
        }
    }

    private async Task PlayToAsync(DateOnly day) =>
        await new VirtualTime(Opened.Engine, _clock)
        {
            Settle = async token => await Opened.Relay.DrainAsync(_clock.GetUtcNow(), token) > 0,
        }.PlayToAsync(ThaiTime.Moment(day, new TimeOnly(22, 0)), Stop);

    private Task<CommandResult> DoAsync(TaskAction action, string person, DateTimeOffset at) =>
        Opened.Services.GetRequiredService<ITaskDesk>().DoAsync(
            new TaskCommand(
                new CommandId($"test-{action}"), Task, action, Actor.Person(new PersonId(person)), at)
            {
                Answers = action == TaskAction.Submit ? _answers : null,
            },
            Stop);

    [Fact]
    public async Task A_network_whose_place_nobody_can_tell_is_listed()
    {
        await CloseAsync();
        DatabaseFile.Change(
            Path.Combine(_folder["data"], "store.db"),
            "UPDATE networks SET PlaceCode = NULL, Name = 'บ้านไม่มีจริง' WHERE Code = '33x004'");

        var told = await CommandLine.RunAsync(_folder, "verify");

        Assert.Equal(CommandLine.Done, told.ExitCode);
        Assert.StartsWith("1 network(s) whose place is unknown", told.Output, StringComparison.Ordinal);
        Assert.Contains(": 33x004 (บ้านไม่มีจริง, ศรีสะเกษ)\n", told.Output, StringComparison.Ordinal);
    }

    private async Task<List<string>> PeopleAsync()
    {
        var names = new List<string>();
        foreach (var id in (string[])["coordinator-33x004", "coordinator-100902", "province-10", "office-northeast"])
        {
            var person = await Opened.Services.GetRequiredService<IPersonReader>()
                .FindAsync(new PersonId(id), Stop);
            names.Add($"{person!.Person.Name}: {string.Join(", ", person.Viewer.Appointments)}");
        }

        return names;
    }

    private async Task<string> MailOfAsync(string person) => string.Concat(
        (await Opened.Services.GetRequiredService<ISentMessages>()
            .LatestAsync(new PersonId(person), 100, Stop)).Select(m => m.Text));

    private static (string Th, string En) NameOf(IReadOnlyList<Enrolment> enrolled, string code)
    {
        var names = NetworkNames.Of(enrolled.Single(e => e.Network.Code.Value == code).Network);
        return (names.Th, names.En);
    }
}
