using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>
/// Every address of the site asked by somebody of every role, as a table that is read before it is changed; an address
/// that is new has no row and fails. PROGRAMFLOWS_ACCEPT=1 writes the new one down.
/// </summary>
public sealed partial class PageRightsTests : IAsyncLifetime
{
    private const string Nobody = "nobody";

    /// <summary>The network's coordinator and the province's, who handed the task in: it is their own work.</summary>
    private const string Both = "both";

    // What belongs to a demo alone, and files that are the same for everybody.
    private static readonly string[] Apart = ["/demo", "/assets/", "/favicon", "/robots.txt", "/site.webmanifest"];

    private static readonly string[] People =
    [
        Nobody, SmallYear.Coordinator, SmallYear.Stranger, SmallYear.Reviewer, "south", SmallYear.Office, Both,
        SmallYear.Staff, "officer", "auditor", "admin",
    ];

    private SiteStage _stage = null!;
    private string _risk = null!;
    private string _request = null!;
    private string _stop = null!;
    private string _message = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await SiteStage.StartAsync(SmallYear.Programme, Roster);
        var red = SmallYear.SomeAnswers.Replace("yellow", "red", StringComparison.Ordinal);
        Assert.Equal(
            CommandOutcome.Done, (await _stage.DoAsync(SmallYear.First, TaskAction.Submit, Both, red)).Outcome);
        await _stage.BounceAsync(SmallYear.Coordinator);
        using var coordinator = await _stage.SignInAsync(SmallYear.Coordinator);
        await coordinator.OpenAsync("/my-data");
        await coordinator.SendAsync("/my-data", ("kind", "Correct"), ("words", "ชื่อสะกดผิด"));
        _risk = await LinkedAsync(SmallYear.Reviewer, "/tasks", Risk());
        _message = await _stage.HandOverAsync(SmallYear.Coordinator, CarrierVerdict.Delivered);
        _request = await LinkedAsync(SmallYear.Staff, "/data-requests", Request());
        _stop = await _stage.StopPathAsync(SmallYear.Coordinator);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Every_address_answers_everybody_as_it_is_written_down()
    {
        var file = Path.Combine(House.Root, "tests", "transcripts", "page-rights.txt");
        var table = await WrittenAsync();
        if (Environment.GetEnvironmentVariable("PROGRAMFLOWS_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(file, table, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), table);
    }

    internal static Roster Roster => SmallYear.Roster with
    {
        People =
        [
            .. SmallYear.Roster.People,
            .. new[] { Both, "officer", "auditor", "admin" }.Select(p =>
                new Person(new PersonId(p), p, $"{p}@example.org", Language.Th)),
        ],
        Appointments =
        [
            .. SmallYear.Roster.Appointments,
            Is(Both, Role.Coordinator, "500101"), Is(Both, Role.ProvincialCoordinator, "50"),
            Is("officer", Role.AgencyOfficer, "pacc"), Is("auditor", Role.Auditor, Appointment.Everywhere),
            new Appointment(new PersonId("admin"), Role.Administrator, Appointment.Everywhere, Appointment.Everywhere),
        ],
    };

    private static Appointment Is(string person, Role role, string scope) =>
        new(new PersonId(person), role, scope, SmallYear.Programme.Id);

    private async Task<string> WrittenAsync()
    {
        var text = new StringBuilder()
            .AppendLine("What every address answers to whom; forms are sent with one answer and no reason. The task")
            .AppendLine("of /tasks and /reviews was handed in by 'both', who is coordinator of its network and of its")
            .AppendLine("province, and holds a red risk; the one of the questions is open and another network's.")
            .AppendLine("The message is one to 'nok' that has arrived.")
            .AppendLine("'sign-in' is being led there, 'led' is being led elsewhere: of a form, that it was taken.")
            .AppendLine()
            .Append(CultureInfo.InvariantCulture, $"{"",-50}");
        foreach (var person in People)
        {
            text.Append(CultureInfo.InvariantCulture, $"{person,-9}");
        }

        text.AppendLine();
        foreach (var (method, pattern) in Addresses().OrderBy(a => a.Method == "POST").ThenBy(a => a.Pattern))
        {
            text.Append(CultureInfo.InvariantCulture, $"{$"{method} {pattern}",-50}");
            foreach (var person in People)
            {
                text.Append(CultureInfo.InvariantCulture, $"{await AnswerAsync(method, pattern, person),-9}");
            }

            text.Replace(" ", "", text.Length - 1, 1).AppendLine();
        }

        return string.Join('\n', text.ToString().Split('\n').Select(l => l.TrimEnd()));
    }

    private IEnumerable<(string Method, string Pattern)> Addresses() => _stage.Endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(
            m => (Method: m, Pattern: e.RoutePattern.RawText!)))
        .Where(a => a.Method is "GET" or "POST")
        .Where(a => !Apart.Any(p => a.Pattern.StartsWith(p, StringComparison.Ordinal)));

    private async Task<string> AnswerAsync(string method, string pattern, string person)
    {
        using var browser = person == Nobody ? new PlainBrowser(_stage.Address) : await _stage.SignInAsync(person);
        var address = AddressOf(pattern);
        var before = _stage.Rows();
        if (method == "GET")
        {
            await browser.OpenAsync(address);
            Assert.Equal(before, _stage.Rows());
        }
        else
        {
            await browser.OpenAsync("/help");
            await browser.SendAsync(address, ("a", "ข้อตกลงร่วม"), ("verdict", "return"));
            if (browser.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            {
                Assert.Equal(before, _stage.Rows());
            }
        }

        return browser.Path.StartsWith("/demo?back", StringComparison.Ordinal) ? "sign-in"
            : browser.Path != address ? "led"
            : ((int)browser.Status).ToString(CultureInfo.InvariantCulture);
    }

    private string AddressOf(string pattern) => pattern switch
    {
        _ when pattern.StartsWith("/tasks/{id}/questions", StringComparison.Ordinal)
            || pattern == "/tasks/{id}/check" => Filled(pattern, SmallYear.Elsewhere),
        _ when pattern.StartsWith("/tasks/", StringComparison.Ordinal)
            || pattern.StartsWith("/reviews/", StringComparison.Ordinal) => Filled(pattern, SmallYear.First),
        _ when pattern.StartsWith("/urgent/", StringComparison.Ordinal) => Filled(pattern, _risk),
        _ when pattern.StartsWith("/data-requests/", StringComparison.Ordinal) => Filled(pattern, _request),
        _ when pattern.StartsWith("/messages/", StringComparison.Ordinal) => Filled(pattern, _message),
        _ when pattern.StartsWith("/incidents/", StringComparison.Ordinal) =>
            Filled(pattern, $"no-contact-{SmallYear.Coordinator}"),
        _ when pattern.StartsWith("/people/", StringComparison.Ordinal) => Filled(pattern, SmallYear.Coordinator),
        "/stop-mails/{key}" => _stop,
        _ => Filled(pattern, "nothing"),
    };

    private static string Filled(string pattern, string id) => Placeholder().Replace(
        pattern.Replace("{id}", id, StringComparison.Ordinal).Replace("{key}", id, StringComparison.Ordinal),
        pattern.Contains("/files", StringComparison.Ordinal) ? "evidence" : "name");

    private async Task<string> LinkedAsync(string person, string page, Regex link)
    {
        using var browser = await _stage.SignInAsync(person);
        var match = link.Match(await browser.OpenAsync(page));
        Assert.True(match.Success, $"{person} finds no such link on {page}");
        return match.Groups[1].Value;
    }

    [GeneratedRegex("href=\"/urgent/([^\"]+)\"")]
    private static partial Regex Risk();

    [GeneratedRegex("href=\"/data-requests/([^\"]+)\"")]
    private static partial Regex Request();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();
}
