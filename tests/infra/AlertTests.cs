using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>Somebody is told before people notice.</summary>
public sealed partial class AlertTests(Ground ground)
{
    public static TheoryData<string> Environments() => [.. Forecast.Environments()];

    /// <summary>That the app says what is listened to is tried with the app itself, in tests/azure/units.</summary>
    [Fact]
    public void The_silence_of_whatever_an_alert_listens_to_is_an_alert_too()
    {
        var silence = (string)Alerts().Single(IsSilence)["query"]!;
        var listenedTo = Alerts().Where(a => !IsSilence(a)).SelectMany(a => SignalsOf((string)a["query"]!)).ToList();

        Assert.Equal(listenedTo.Order(StringComparer.Ordinal), SignalsOf(silence));
        Assert.EndsWith($"| distinct Name | count | where Count < {listenedTo.Count}", silence);
    }

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

    private static bool IsSilence(JsonNode alert) => (string?)alert["name"] == "watch-silent";

    private static IEnumerable<string> SignalsOf(string query) => Signal().Matches(query).Select(m => m.Value);

    [GeneratedRegex(@"(?<=')programflows\.[^']+(?=')")]
    private static partial Regex Signal();
}
