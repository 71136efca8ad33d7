using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Rehearsal;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Standalone;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Serving;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>
/// What people wait for: a hundred networks hand in at once, and the pages of a programme with so many networks are
/// asked for one after another, over loopback.
/// </summary>
internal sealed partial class Pages : IScenario
{
    private const int Seed = 1;
    private const int AtOnce = 100;
    private const int Looks = 200;
    private const string File = "honest-society-2570.yaml";
    private const string Form = "core-team";

    private readonly Dictionary<string, double> _figures = [];

    public string Name => "pages";

    public string Tells => "a hundred hand-ins at once, and how long pages take";

    public int DefaultCount => 2_600;

    private static CancellationToken Stop => CancellationToken.None;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("programflows-bench-").FullName;
        try
        {
            var programme = Programmes.Read(Path.Combine(Programmes.Folder, File));
            var roster = SimulatedRoster.Over(programme, SimulatedRoster.Draw(Programmes.Places, count, Seed));
            await MeasureAsync(new InstallationFolder(folder), programme, roster);
            return _figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasureAsync(InstallationFolder data, ProgrammeDefinition programme, Roster roster)
    {
        var clock = new RehearsedYear(programme, roster, Seed).NewClock();
        FolderAdmission.AdmitSimulated(data, InstallationKind.Demo, () => new SimulatedYear(
            programme.Id, programme.FiscalYear, roster.Networks.Count, Seed));
        var addresses = await PageAddresses.FindAsync("http://127.0.0.1:0", isPublic: false, Stop);
        WebApplication app = null!;
        await using var installation = await Installation.OpenAsync(
            data,
            clock,
            data.SettingsAt(new Uri("http://localhost/")) with { IsDemo = true },
            add =>
            {
                app = PagesServer.Create(InstallationKind.Demo, addresses, add);
                return (app.Services, app);
            });
        installation.Engine.Start();
        await installation.Services.GetRequiredService<INetworkDirectory>()
            .TakeInAsync(roster, clock.GetUtcNow(), Actor.Operator, Stop);
        await installation.StartYearAsync(programme, Stop);
        var time = new VirtualTime(installation.Engine, clock)
        {
            Settle = async token => await installation.Relay.DrainAsync(clock.GetUtcNow(), token) > 0,
        };
        await time.PlayToAsync(ThaiTime.Moment(programme.Year.FirstDay.AddDays(4), new TimeOnly(9, 41)), Stop);
        await PagesServer.StartAsync(app, addresses, Stop);
        await HandInAsync(installation.Services, programme, roster, clock.GetUtcNow());
        await LookAsync(new Uri(app.Urls.First()), programme, roster);
        await app.StopAsync();
    }

    private async Task HandInAsync(
        IServiceProvider services, ProgrammeDefinition programme, Roster roster, DateTimeOffset at)
    {
        var desk = services.GetRequiredService<ITaskDesk>();
        var answers = SimulatedAnswers.For(
            programme.FindTask(Form)!.Form, ThaiTime.DayOf(at), RiskColours.Green, FormAnswers.None);
        var begun = roster.Enrolments
            .Where(e => e.JoinedOn <= programme.Year.FirstDay)
            .Select(e => e.Network.Code.Value)
            .ToHashSet();
        var coordinators = roster.Appointments
            .Where(a => a.Role == Role.Coordinator && begun.Contains(a.Scope))
            .DistinctBy(a => a.Scope)
            .Take(AtOnce)
            .ToList();
        var took = await Task.WhenAll(coordinators.Select(async coordinator =>
        {
            var watch = Stopwatch.StartNew();
            var result = await desk.DoAsync(
                new TaskCommand(
                    new CommandId($"in-{coordinator.Scope}"),
                    new TaskId($"{programme.Id}-{programme.FiscalYear}-{coordinator.Scope}-{Form}"),
                    TaskAction.Submit,
                    Actor.Person(coordinator.PersonId),
                    at)
                {
                    Answers = answers,
                },
                Stop);
            return (result.Outcome, watch.Elapsed.TotalMilliseconds);
        }));
        _figures["hand-ins at once"] = took.Length;
        _figures["hand-ins kept"] = took.Count(t => t.Outcome == CommandOutcome.Done);
        Tell("hand-in", [.. took.Select(t => t.TotalMilliseconds)]);
    }

    private async Task LookAsync(Uri address, ProgrammeDefinition programme, Roster roster)
    {
        var coordinator = roster.Appointments.Last(a => a.Role == Role.Coordinator);
        var task = $"/tasks/{programme.Id}-{programme.FiscalYear}-{coordinator.Scope}-{Form}";
        using var one = await SignInAsync(address, coordinator.PersonId);
        foreach (var path in (string[])["/tasks", task, $"{task}/questions/members", $"{task}/check", "/year"])
        {
            await AskAsync(one, path, path.Replace(task, "a task", StringComparison.Ordinal));
        }

        var reviewer = roster.Appointments.First(a => a.Role == Role.ProvincialCoordinator);
        using var other = await SignInAsync(address, reviewer.PersonId);
        foreach (var path in (string[])["/reviews", "/overview"])
        {
            await AskAsync(other, path, path);
        }
    }

    private async Task AskAsync(HttpClient browser, string path, string name)
    {
        var took = new List<double>(Looks);
        for (var i = 0; i <= Looks; i++)
        {
            var watch = Stopwatch.StartNew();
            using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
            await response.Content.ReadAsByteArrayAsync();
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"{path} was answered {response.StatusCode}.");
            }

            // The first look compiles what the others find ready.
            if (i > 0)
            {
                took.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        Tell(name, took);
    }

    private static async Task<HttpClient> SignInAsync(Uri address, PersonId person)
    {
        var browser = new HttpClient { BaseAddress = address };
        var page = await browser.GetStringAsync(new Uri("/demo", UriKind.Relative));
        var proof = Proof().Match(page);
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create(proof.Groups[1].Value, WebUtility.HtmlDecode(proof.Groups[2].Value)),
            KeyValuePair.Create("person", person.Value),
            KeyValuePair.Create("back", "/settings"),
        ]);
        using var response = await browser.PostAsync(new Uri("/demo", UriKind.Relative), form);
        response.EnsureSuccessStatusCode();
        return browser;
    }

    private void Tell(string name, List<double> took)
    {
        took.Sort();
        _figures[$"{name}, p50 ms"] = took[took.Count / 2];
        _figures[$"{name}, p95 ms"] = took[took.Count * 95 / 100];
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(__[^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Proof();
}
