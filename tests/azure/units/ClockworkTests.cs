using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>What the clock asks for, and the settings it goes by.</summary>
public sealed class ClockworkTests : IAsyncDisposable
{
    private const string Store = "Host=store.example.org;Database=programflows;Username=app";

    private readonly ProgramHost _host = new();
    private readonly ScriptedClient _client = new();

    [Fact]
    public async Task A_year_that_has_not_been_started_is_started_from_the_programme_in_the_package()
    {
        await StartYearsAsync();

        Assert.StartsWith(
            "start ProgrammeYear year-honest-society-2570 {\"programme\":{\"id\":\"honest-society\"",
            Assert.Single(_client.Asked),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_was_started_stays_as_it_is()
    {
        _client.Add("year-honest-society-2570", OrchestrationRuntimeStatus.Completed);
        await StartYearsAsync();

        Assert.Empty(_client.Asked);
    }

    [Theory]
    [InlineData("2026-09-30T23:59:59+07:00")]
    [InlineData("2027-10-01T00:00:00+07:00")]
    public async Task A_year_whose_day_has_not_come_or_that_is_over_is_not_started(string now)
    {
        await StartYearsAsync(now);

        Assert.Empty(_client.Asked);
    }

    [Fact]
    public async Task An_empty_outbox_asks_nothing_of_the_host()
    {
        using var invocation = _host.Invoke("outbox");
        await new Clockwork(ProgrammeCatalogue.Create(), new FakeTimeProvider())
            .RelayOutboxAsync("{}", _client, invocation);

        Assert.Empty(_client.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Networks_taken_in_are_announced_once_to_their_year_if_there_is_one(
        bool runs)
    {
        const string year = "year-honest-society-2570";
        if (runs)
        {
            _client.Add(year, OrchestrationRuntimeStatus.Running);
        }

        var network = new Network(new NetworkCode("500101"), "ศรีภูมิ", "เมือง", "50", "เชียงใหม่", "north");
        var clock = new FakeTimeProvider();
        await _host.Services.GetRequiredService<INetworkDirectory>().TakeInAsync(
            new Roster([network], [], [], [new Enrolment("honest-society", 2570, network, new DateOnly(2026, 12, 1))]),
            clock.GetUtcNow(),
            Actor.Operator,
            TestContext.Current.CancellationToken);

        for (var i = 0; i < 2; i++)
        {
            using var invocation = _host.Invoke("outbox");
            await new Clockwork(ProgrammeCatalogue.Create(), clock).RelayOutboxAsync("{}", _client, invocation);
        }

        Assert.Equal(
            runs
                ? ["raise " + year + """ NetworksJoined {"$key":"outbox-1","$event":{"codes":["500101"]}}"""]
                : [],
            _client.Asked);
    }

    [Fact]
    public void Everything_that_is_missing_is_told_at_once()
    {
        var error = Assert.Throws<ValidationException>(() => AzureSettings.Read(Configured([])));

        Assert.All(
            ["Site", "ConnectionStrings__Store", "MailFolder", "Years"],
            s => Assert.Contains(s, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_site_is_the_apps_own_address_when_none_is_given()
    {
        var settings = AzureSettings.Read(Configured(new()
        {
            ["WEBSITE_HOSTNAME"] = "app.example.org",
            ["ConnectionStrings:Store"] = Store,
            ["DataProtection:Key"] = "https://vault.example.org/keys/data-protection",
            ["Evidence:Container"] = "https://storage.example.org/evidence",
            ["ProgramFlows:MailFolder"] = "mail",
            ["ProgramFlows:Years:0"] = "honest-society-2570",
        }));

        Assert.Equal("https://app.example.org/", settings.Site!.AbsoluteUri);
    }

    [Theory]
    [InlineData("honest-society")]
    [InlineData("honest-society-")]
    [InlineData("2570")]
    [InlineData("honest-society-2026")]
    [InlineData("honest-society-99999")]
    public void What_is_no_programme_year_is_refused(string name)
    {
        var error = Assert.Throws<ValidationException>(() => AzureSettings.Read(Configured(new()
        {
            ["ProgramFlows:Site"] = "https://app.example.org/",
            ["ConnectionStrings:Store"] = Store,
            ["ProgramFlows:MailFolder"] = "mail",
            ["ProgramFlows:Years:0"] = name,
        })));

        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static IConfiguration Configured(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private async Task StartYearsAsync(string now = "2026-10-01T00:00:00+07:00")
    {
        using var invocation = _host.Invoke("years");
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        await new Clockwork(ProgrammeCatalogue.Create(), clock).StartYearsAsync("{}", _client, invocation);
    }
}
