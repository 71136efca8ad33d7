using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>Somebody is told before people notice.</summary>
public sealed partial class AlertTests(Ground ground)
{
    /// <summary>What the app measures, once a minute, as OpenTelemetry instruments of these names.</summary>
    private static readonly string[] Signals =
    [
        "programflows.archive.unprotected",
        "programflows.instances.blocked",
        "programflows.instances.stuck",
        "programflows.messages.failed",
        "programflows.outbox.lag",
    ];

    public static TheoryData<string> Environments() => [.. Forecast.Environments()];

    [Fact]
    public void Each_signal_is_listened_to_and_no_other_is() => Assert.Equal(
        Signals,
        Alerts().SelectMany(a => Signal().Matches((string)a["query"]!).Select(m => m.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Silence_is_an_alert_too() =>
        Assert.Contains("count() | where Seen == 0", (string)Alerts().Single(a => Is(a, "watch-silent"))["query"]!,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Every_alert_stands_in_every_environment_and_reaches_people(string environment)
    {
        var forecast = await ground.OfAsync(environment);
        var rules = forecast.Of("Microsoft.Insights/scheduledQueryRules").ToList();

        Assert.Equal(
            Alerts().Select(a => (string)a["name"]!).Order(StringComparer.Ordinal),
            rules.Select(r => r.Text("displayName")!).Order(StringComparer.Ordinal));
        Assert.All(rules, r =>
        {
            Assert.True(r.Flag("enabled"));
            Assert.Contains("actionGroups", r["actions.actionGroups"]![0]!.ToString(), StringComparison.Ordinal);
            Assert.InRange((int)r["severity"]!, 0, 4);
        });
        Assert.Equal(
            ["first@example.org", "second@example.org"],
            forecast.The("Microsoft.Insights/actionGroups")["emailReceivers"]!.AsArray()
                .Select(r => (string)r!["emailAddress"]!));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_hand_on_the_immutability_of_the_archive_is_told(string environment)
    {
        var alert = (await ground.OfAsync(environment)).The("Microsoft.Insights/activityLogAlerts");
        var operations = alert["condition"]!["allOf"]!.AsArray()
            .SelectMany(c => c!["anyOf"]?.AsArray() ?? [])
            .Select(c => ((string)c!["equals"]!).Split("/containers/")[1]);

        Assert.Equal(
            [
                "delete", "immutabilityPolicies/delete", "immutabilityPolicies/lock/action",
                "immutabilityPolicies/write",
            ],
            operations.Order(StringComparer.Ordinal));
        Assert.Contains($"pf{environment}arc", alert["scopes"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Spending_is_told_before_it_is_over_the_budget(string environment)
    {
        var budget = (await ground.OfAsync(environment)).The("Microsoft.Consumption/budgets");

        Assert.True((int)budget["amount"]! > 0);
        Assert.Equal("80", budget.Text("notifications.mostSpent.threshold"));
        Assert.Equal("Forecasted", budget.Text("notifications.willBeOver.thresholdType"));
        Assert.Equal(2, budget["notifications.willBeOver.contactEmails"]!.AsArray().Count);
    }

    private static List<JsonNode> Alerts() =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(GroundFolder.Source, "alerts.json")))!.AsArray()
            .Select(a => a!)];

    private static bool Is(JsonNode alert, string name) => (string?)alert["name"] == name;

    [GeneratedRegex("Name == '([^']+)'")]
    private static partial Regex Signal();
}
